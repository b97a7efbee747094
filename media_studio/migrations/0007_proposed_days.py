from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("media_studio", "0006_part_of_a_correction")]

    operations = [
        migrations.RenameField("telling", "planned_for", "proposed_for"),
        migrations.RenameField("telling", "planned_by", "proposed_by"),
        migrations.AlterField(
            "telling",
            "proposed_for",
            models.DateTimeField(blank=True, null=True, verbose_name="proposed for"),
        ),
    ]
