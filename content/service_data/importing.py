"""Bringing services in: what a plan says becomes drafts. Nothing is ever published or deleted here."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Locale

from content.models import Organisation, ServiceIndexPage, ServicePage, ServiceSource

from .from_ptv import Answering, Told
from .merging import Merged, Outcome, base_after
from .notes import NOT_VALID, note
from .planning import PagePlan, Plan, State, organisation_here


def write(plans: list[Plan], *, by: Any = None) -> None:
    """Writes each record by itself: new pages as drafts, changes as a new draft beside what is public.

    `by` is who asked for it, for the log of pages.
    """
    for each in plans:
        if each.state is not State.REFUSED:
            try:
                with transaction.atomic():
                    _write(each, by)
            except ValidationError as error:
                each.state, each.why = State.REFUSED, note(NOT_VALID, why=" ".join(error.messages))


def _write(made: Plan, by: Any) -> None:
    told = made.told
    if told is None:
        return
    answering = _organisation(told.organisation) if _needs_organisation(made) else None
    for page in made.pages:
        if page.page is None:
            _add(page, made, answering, by)
        elif page.taken:
            _change(page, answering, by)
    _remember(made, told)


def _needs_organisation(made: Plan) -> bool:
    return any(each.name == "organisation" for page in made.pages for each in page.taken)


def _add(planned: PagePlan, made: Plan, answering: Organisation | None, by: Any) -> None:
    parent = ServiceIndexPage.objects.filter(locale__language_code=planned.language).order_by("pk").first()
    locale = Locale.objects.get(language_code=planned.language)
    page = ServicePage(
        locale=locale, translation_key=made.key, live=False, has_unpublished_changes=True, owner=by
    )
    _set(page, planned.fields, answering)
    if not slugify(page.title, allow_unicode=True):
        page.slug = f"service-{made.number}"
    if parent is not None:
        parent.add_child(instance=page)
        page.save_revision(user=by, log_action=True, clean=False)
        planned.written = page.pk


def _change(planned: PagePlan, answering: Organisation | None, by: Any) -> None:
    _set(planned.page, planned.taken, answering)
    planned.page.save_revision(
        user=by, log_action=True, clean=False
    )  # an editor mends what is missing and publishes


def _set(page: Any, fields: list[Merged], answering: Organisation | None) -> None:
    for each in fields:
        if each.name == "organisation":
            page.organisation = answering
        elif each.outcome is Outcome.TAKEN:
            setattr(page, each.name, each.theirs)


def _organisation(told: Answering | None) -> Organisation | None:
    """Who answers, as they are known here; else made anew. One that is known is never changed."""
    if told is None:
        return None
    known = organisation_here(told)
    if known is None:
        names = {f"name_{language}": name for language, name in told.names.items()}
        return Organisation.objects.create(source_id=told.source_id, site=told.site, **names)
    if known.source_id is None:
        known.source_id = told.source_id
        known.save(update_fields=["source_id"])
    return known


def _remember(made: Plan, told: Told) -> None:
    """What the source said, so that the next time our changes are told from theirs."""
    before = made.source.told if made.source else {}
    after = before | {
        page.language: _jsonable(base_after(before.get(page.language, {}), page.fields))
        for page in made.pages
    }
    values = {
        "translation_key": made.key,
        "organisation": told.organisation.source_id if told.organisation else None,
        "modified": told.modified or (made.source.modified if made.source else None),
        "told": after,
    }
    if made.source is None or any(getattr(made.source, name) != value for name, value in values.items()):
        ServiceSource.objects.update_or_create(source_id=told.source_id, defaults=values)


def _jsonable(values: dict[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
