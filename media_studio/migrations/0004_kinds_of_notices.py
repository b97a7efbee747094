import media_studio.models.notices
from django.db import migrations, models


class Migration(migrations.Migration):
    """The kinds of notices are asked for, so that a new one needs no migration."""

    dependencies = [("media_studio", "0003_newsroom_and_walking_beside")]

    operations = [
        migrations.AlterField(
            "notice", "kind", models.CharField(choices=media_studio.models.notices.kinds, max_length=20)
        ),
    ]
