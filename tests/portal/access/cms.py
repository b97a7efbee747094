"""Every named address of the CMS, each with a thing of the small world in it where it names one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.apps import apps
from django.urls import reverse

from .walking import Pattern, patterns
from .world import Facts

TABLE = Path(__file__).with_name("cms.txt")
ARGUMENT = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>")
# What an argument is, by its name; a word of the small world, or the value itself.
WORDS = {
    **dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id", "page_pk", "object_id"), "draft"),
    **{"destination_id": "home", "revision_id": "version", "task_state_id": "handed_in_step"},
    **{"revision_id_a": "earliest", "revision_id_b": "latest", "action_name": "approve", "task_id": "task"},
    **{"content_type_app_name": "content", "content_type_model_name": "storypage", "workflow_pk": "workflow"},
    **{"image_id": "picture_pk", "media_id": "recording_pk", "media_type": "audio", "action": "delete"},
    **{"document_id": "document_pk", "doc_id": "document_pk"},
    **{"uploaded_file_id": 1, "session_id": 1, "workflow_state_id": 1},
    **{"filter_spec": "width-100", "collection_id": "collection", "app_label": "content"},
    **{"app_name": "content", "model_name": "storypage"},
}
SPACES = {
    "wagtailadmin_pages": "draft",
    "wagtailadmin_collections": "collection",
    "wagtailadmin_workflows": "workflow",
    "wagtailusers_users": "person",
    "wagtailimages_chooser": "picture_pk",
    "wagtaildocs_chooser": "document_pk",
    "wagtailsettings": 1,
    "wagtailadmin_api": "draft",
    "simple_translation": 1,
    "": "person",  # the page on which an account is erased
}
MODELS = {"wagtaillocales": "wagtailcore.locale", "wagtailusers_groups": "auth.group"}
MODELS |= {"wagtailsites": "wagtailcore.site"}


@dataclass(frozen=True)
class Line:
    """One address, and what an editor and an administrator get there; nobody else comes in."""

    pattern: Pattern
    answers: dict[str, str]

    def __str__(self) -> str:
        return key_of(self.pattern)


def key_of(pattern: Pattern) -> str:
    """How the table calls it: the name, and the arguments where one name has several addresses."""
    return " ".join((pattern.name, *_arguments(pattern)))


def of_the_cms() -> Iterator[Pattern]:
    """Each of Wagtail's addresses, and ours beside them, that has a name."""
    return (one for one in patterns() if one.is_of_the_cms and one.name)


def lines() -> list[Line]:
    """The table of the CMS."""
    known = {key_of(pattern): pattern for pattern in of_the_cms()}
    found, answers = [], {}
    for text in TABLE.read_text().splitlines():
        line = text.partition("#")[0].rstrip()
        if line and not line.startswith(" "):
            answers = dict(zip(("editor", "administrator"), line.split(), strict=True))
        elif line:
            found.append(Line(known[line.strip()], answers))
    return found


def address_of(pattern: Pattern, facts: Facts) -> str:
    """Where it is, for the things of the small world."""
    told = {name: _value(pattern, name, facts) for name in _arguments(pattern)}
    return reverse(pattern.name, kwargs=told)


def _arguments(pattern: Pattern) -> list[str]:
    return [first or second for first, second in ARGUMENT.findall(pattern.route)]


def _value(pattern: Pattern, name: str, facts: Facts) -> int | str:
    word = WORDS.get(name) if name != "pk" else SPACES.get(pattern.space)
    if word is not None:
        return facts.get(str(word), word)
    if name in {"uidb64", "token"}:
        return "x"
    model = apps.get_model(_model_of(pattern.space))
    first = model._default_manager.first()
    return first.pk if first else 1


def _model_of(space: str) -> str:
    if known := MODELS.get(space):
        return known
    found = re.fullmatch(r"wagtailsnippet(?:s|choosers)_(.+)_([a-z]+)", space)
    return f"{found[1]}.{found[2]}" if found else f"peer.{space}"
