from django.db import migrations, models


class Migration(migrations.Migration):
    """Two of the media team read for a first-time teller. The readings so far are the first ones."""

    dependencies = [("media_studio", "0004_kinds_of_notices")]

    operations = [
        migrations.AddField(
            "editorreading",
            "is_second",
            models.BooleanField(default=False, verbose_name="the second of two readings"),
        ),
    ]
