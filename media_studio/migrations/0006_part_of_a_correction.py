from django.db import migrations, models


class Migration(migrations.Migration):
    """Which paragraph a correction is about."""

    dependencies = [("media_studio", "0005_second_reading")]

    operations = [
        migrations.AddField(
            "correction", "part", models.CharField(default="", max_length=36), preserve_default=False
        ),
    ]
