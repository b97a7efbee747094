"""The log takes no update and no delete; see peer/log_triggers.py, which also runs after every migrate."""

from django.conf import settings
from django.db import migrations

from peer import log_triggers


def install(apps, schema_editor):
    if settings.INSTALL_LOG_TRIGGERS:
        log_triggers.install(schema_editor.connection)


def remove(apps, schema_editor):
    log_triggers.remove(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [("peer", "0003_kinds_of_changes")]

    operations = [migrations.RunPython(install, remove)]
