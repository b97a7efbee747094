"""PostgreSQL keeps an index of just what `content.searching.looking` asks: title and text as one.

Without it each search read every page. Made in one go: who publishes meanwhile waits for seconds.
"""

from django.db import migrations

NAME = "content_search_title_body"


def _make(apps, schema_editor):
    _run(apps, schema_editor, f"CREATE INDEX IF NOT EXISTS {NAME} ON {{table}} USING gin ((title || body))")


def _drop(apps, schema_editor):
    _run(apps, schema_editor, f"DROP INDEX IF EXISTS {NAME}")


def _run(apps, schema_editor, words):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(words.format(table=apps.get_model("wagtailsearch", "IndexEntry")._meta.db_table))


class Migration(migrations.Migration):

    dependencies = [
        ("content", "0071_services_from_the_national_data"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [migrations.RunPython(_make, _drop)]
