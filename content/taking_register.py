"""Taking the register of consents away, as a table or for a program. Each time is logged in the CMS."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Site

from portal.kit import clock
from portal.kit.spreadsheet import as_csv, name_of

from .consent_register import Entry, entries, may_see_register

TAKEN = "content.take_register"
FORMATS = ("csv", "json")


@transaction.atomic
def take_register(actor: Any, *, form: str, kind: str = "", state: str = "") -> HttpResponse:
    """The entries that the actor may read, as a file of this form (`csv` or `json`). The taking is logged.

    `ValueError` for another form.
    """
    if not may_see_register(actor):
        raise PermissionDenied
    if form not in FORMATS:
        raise ValueError(form)
    found = entries(actor, kind=kind, state=state)
    answer = _as_table(found) if form == "csv" else _as_json(found)
    answer["Cache-Control"] = "private, no-store"
    told = {"form": form, "rows": len(found), "kind": kind, "state": state}
    log(
        Site.objects.filter(is_default_site=True).first() or Site.objects.first(),
        TAKEN,
        user=actor,
        data=told,
    )
    return answer


def _as_table(found: Iterable[Entry]) -> HttpResponse:
    heads = [
        _("Consent"),
        _("Running number"),
        _("State"),
        _("Number of the person"),
        _("Name"),
        _("About"),
        _("To what"),
        _("Said yes"),
        _("Good until"),
        _("Ended on"),
        _("Taken back on"),
    ]
    return as_csv([heads, *(_cells(each) for each in found)], name=name_of("consents"))


def _cells(entry: Entry) -> list[str | int]:
    return [
        str(entry.kind.label),
        entry.number,
        str(entry.state.label),
        entry.person or "",
        entry.name,
        entry.about,
        entry.to_what,
        *(_moment(each) for each in (entry.given_at, entry.until, entry.ended_at, entry.withdrawn_at)),
    ]


def _as_json(found: Iterable[Entry]) -> HttpResponse:
    told = {"made_at": clock.now().isoformat(), "consents": [_facts(each) for each in found]}
    written = json.dumps(told, ensure_ascii=False, indent=1)
    answer = HttpResponse(written, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{name_of("consents")}.json"'
    return answer


def _facts(entry: Entry) -> dict[str, Any]:
    times = {
        "given_at": entry.given_at,
        "until": entry.until,
        "ended_at": entry.ended_at,
        "withdrawn_at": entry.withdrawn_at,
    }
    return {
        "kind": entry.kind.value,
        "number": entry.number,
        "state": entry.state.value,
        "person": entry.person,
        "name": entry.name,
        "page": entry.page,
        "about": entry.about,
        "to_what": entry.to_what,
        **{name: each.isoformat() if each else None for name, each in times.items()},
    }


def _moment(each: datetime | None) -> str:
    return f"{timezone.localtime(each):%Y-%m-%d %H:%M}" if each else ""
