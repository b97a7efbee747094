from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0065_names_of_many_pages"),
    ]

    operations = [
        migrations.AddField(
            model_name="wish",
            name="is_example",
            field=models.BooleanField(default=False, verbose_name="an example, not from a reader"),
        ),
    ]
