from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("media_studio", "0007_proposed_days")]

    operations = [
        migrations.AddField(
            "telling", "kept_version", models.PositiveBigIntegerField(blank=True, null=True)
        ),
        migrations.AddField("telling", "words_let_go", models.PositiveSmallIntegerField(default=0)),
    ]
