from django.db import migrations, models


class Migration(migrations.Migration):
    """Who is named as a helper by a yes, and that they do not wish it any more."""

    dependencies = [("content", "0002_people_recordings_seals_wishes")]

    operations = [
        migrations.AddField("consent", "helpers", models.JSONField(blank=True, default=list, editable=False)),
        migrations.AddField(
            "consent", "helpers_unnamed_at", models.DateTimeField(blank=True, editable=False, null=True)
        ),
    ]
