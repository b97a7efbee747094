"""The names of everything that forms and addresses send, read from our own code."""

import re
from pathlib import Path

from django import forms

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("portal", "content", "peer", "media_studio")
ASKED = re.compile(r'(?:POST|GET|data)(?:\.get(?:list)?\(|\[)"(\w+)"')
WRITTEN = re.compile(r'<(?:input|textarea|select|button)[^>]*\bname="([\w-]+)"')


def names_sent() -> list[str]:
    """What views ask for by name, what templates write, and the fields of every form."""
    found: set[str] = set()
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            found.update(ASKED.findall(path.read_text()))
    for path in (ROOT / "templates").rglob("*.html"):
        found.update(WRITTEN.findall(path.read_text()))
    for form in _forms(forms.BaseForm):
        found.update(form.base_fields)
    return sorted(found - {"csrfmiddlewaretoken"})


def _forms(kind: type) -> list[type]:
    ours = [kind] if kind.__module__.startswith(PACKAGES) and hasattr(kind, "base_fields") else []
    return ours + [each for below in kind.__subclasses__() for each in _forms(below)]
