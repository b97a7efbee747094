"""Rows of results become one tree of counts, and a target in words becomes a target whose outcome is unknown."""

import json
from typing import Any
from uuid import uuid4

from django.db import migrations
from wagtail.blocks.stream_block import StreamValue

HEADINGS = {"fi": "Tulokset numeroina", "sv": "Resultat i siffror", "en": "Results in numbers"}
Raw = dict[str, Any]


def in_new_blocks(rows: list[Raw], target: str, *, language: str, source: str) -> list[Raw]:
    """The raw stream after the change. Whoever has new blocks already keeps them."""
    old = [row for row in rows if row["type"] == "row"]
    blocks = [row for row in rows if row["type"] != "row"]
    if target.strip():
        aim = {"number": None, "words": target.strip()[:200], "by": "", "result": "unknown", "reached": None}
        blocks.append(_block("target", {**aim, "source": ""}))
    if old:
        blocks.append(_block("counts", _tree(old, HEADINGS.get(language[:2], HEADINGS["fi"]), source)))
    return blocks


def _tree(rows: list[Raw], heading: str, source: str) -> Raw:
    groups = [
        {"name": row["value"]["words"], "number": row["value"]["number"], "split": "whole", "parts": []}
        for row in rows
    ]
    return {
        "name": heading,
        "number": sum(group["number"] for group in groups),
        "unit": "things",
        "people": None,
        "split": "stated",
        "parts": [_block("item", group) for group in groups],
        "source": source[:200] or "–",
        "date": "",
    }


def _block(kind: str, value: Raw) -> Raw:
    return {"type": kind, "id": str(uuid4()), "value": value}


def change(apps: Any, _schema_editor: Any) -> None:
    trials = apps.get_model("content", "TrialPage").objects.select_related("locale")
    languages = {}
    for trial in trials.iterator(chunk_size=200):
        languages[str(trial.pk)] = trial.locale.language_code
        rows = list(trial.results.raw_data)
        new = in_new_blocks(
            rows, trial.target, language=trial.locale.language_code, source=trial.source
        )
        if new != rows:
            trial.results = StreamValue(trial.results.stream_block, new, is_lazy=True)
            trial.save(update_fields=["results"])
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(
        content_type__app_label="content", content_type__model="trialpage"
    )
    for revision in revisions.iterator(chunk_size=200):
        content = revision.content
        rows = json.loads(content.get("results") or "[]")
        language = languages.get(revision.object_id, "fi")
        new = in_new_blocks(
            rows, content.pop("target", ""), language=language, source=content.get("source") or ""
        )
        content["results"] = json.dumps(new)
        revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0013_yes_to_one_newsletter"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(change, migrations.RunPython.noop, elidable=False)]
