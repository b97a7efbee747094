from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("content", "0007_days_of_stories"),
    ]

    operations = [
        migrations.AddField(
            model_name="personin",
            name="answer",
            field=models.TextField(blank=True, max_length=1000, verbose_name="what they were answered"),
        ),
    ]
