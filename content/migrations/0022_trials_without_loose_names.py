"""The names of programmes are pages now: the loose words go."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("content", "0021_programmes_out_of_words")]

    operations = [
        migrations.RemoveField(model_name="trialpage", name="programme_name"),
        migrations.RemoveField(model_name="trialpage", name="programme_owner"),
    ]
