from django.db import migrations, models
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce


def fill_names(apps, schema_editor):
    """What the other was called lately in a room where the two could meet."""
    seats = apps.get_model("peer", "Participant").objects
    for model, asked, other in (("Block", "blocker", "blocked"), ("Mute", "muter", "muted")):
        name = seats.filter(user=OuterRef(other), room__participants__user=OuterRef(asked)).order_by(
            F("last_spoke_at").desc(nulls_last=True), "-pk"
        )
        rows = apps.get_model("peer", model).objects.filter(name="")
        for row in rows.annotate(called=Coalesce(Subquery(name.values("nickname")[:1]), models.Value(""))):
            type(row).objects.filter(pk=row.pk).update(name=row.called)


class Migration(migrations.Migration):
    dependencies = [("peer", "0008_why_it_was_not_taken")]

    operations = [
        migrations.AddField(
            model_name="block", name="name", field=models.CharField(blank=True, max_length=40)
        ),
        migrations.AddField(
            model_name="mute", name="name", field=models.CharField(blank=True, max_length=40)
        ),
        migrations.AddField(
            model_name="participant",
            name="renamed_at",
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
        migrations.RunPython(fill_names, migrations.RunPython.noop),
    ]
