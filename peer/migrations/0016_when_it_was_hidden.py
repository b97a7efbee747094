from django.db import migrations, models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce


def fill_in(apps, schema_editor):
    """When it was hidden: the room's own change tells; what nobody saw counts from its writing."""
    message = apps.get_model("peer", "Message")
    change = apps.get_model("peer", "Change")
    hidden = change.objects.filter(message=OuterRef("pk"), kind="hidden").order_by("-seq")
    gone = message.objects.filter(status__in=["removed", "taken_back"], hidden_at=None)
    gone.update(hidden_at=Coalesce(Subquery(hidden.values("made_at")[:1]), "written_at"))


class Migration(migrations.Migration):

    dependencies = [
        ("peer", "0015_blocks_that_ended"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="hidden_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("hidden_at__isnull", False)), fields=["hidden_at"], name="hidden_messages"
            ),
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
    ]
