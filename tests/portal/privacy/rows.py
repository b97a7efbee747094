"""One row of each declared table, belonging to one person, with words that are found again."""

import datetime
import itertools
import uuid
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import models
from wagtail.models import Page, Revision

from content.models import NewsPage, StoryPage
from media_studio import drafting
from media_studio.models import Idea
from peer.models import Flag
from portal.accounts.models import User
from portal.kit import clock
from portal.kit.declared_data import model_of, rows_of
from portal.kit.personal_data import ADDRESS, SESSIONS, STORIES, TASKS, PersonalData
from tests.factories.newsletters import make_newsletter
from tests.factories.pages import make_news
from tests.factories.telling import begin_alone

MARK = "Hiirenvirna"
# What a person with a role and a story has by themselves.
THERE_ALREADY = {"media_studio.Telling", "accounts.User_groups"}
_count = itertools.count(1)


class World:
    """Makes rows that belong to `person`; what they need besides belongs to `other`."""

    def __init__(self, person: User, other: User) -> None:
        self.person, self.other = person, other
        self._made: dict[str, Any] = {}
        self.story = begin_alone(person, title=f"{MARK} tarina")
        fields = {"title": f"{MARK} tarina", "summary": MARK, "text": f"{MARK} kukkii."}
        drafting.save_draft(
            person, story=self.story, fields=fields, seen_revision=self.story.latest_revision_id
        )
        self.story = StoryPage.objects.get(pk=self.story.pk)

    def make(self, declared: PersonalData) -> Any:
        """One row of the table, found by the first way that an export follows."""
        model, path = model_of(declared), declared.ways_of_export[0]
        if model is User:
            return self.person
        if declared.table in THERE_ALREADY:
            return rows_of(declared, self.person).first()
        if path in (STORIES, SESSIONS, TASKS) or issubclass(model, Page):
            return self._special(declared.table)
        given = _extra(declared.table, self)
        if path == ADDRESS:
            given |= {each.name: self.person.email for each in _mails(model)}
        else:
            given |= self._towards(model, path, given)
        return self._row(model, given, set(declared.words))

    def _special(self, table: str) -> Any:
        if table == "content.StoryPage":
            return self.story
        if table == "content.NewsPage":
            news = make_news(title=f"{MARK} uutinen", live=False)
            NewsPage.objects.filter(pk=news.pk).update(storyteller=self.person, byline=MARK)
            return NewsPage.objects.get(pk=news.pk)
        if table == "wagtailcore.Page":
            return self.story.page_ptr
        if table == "wagtailcore.Revision":
            return Revision.objects.filter(object_id=str(self.story.pk)).latest("pk")
        if self.story.current_workflow_state is None:
            drafting.hand_in(self.person, story=self.story, through_supporter=False)
        state = StoryPage.objects.get(pk=self.story.pk).current_workflow_state
        return state if table == "wagtailcore.WorkflowState" else state.current_task_state

    def _towards(self, model: type[models.Model], path: str, given: dict[str, Any]) -> dict[str, Any]:
        name, _dots, rest = path.partition("__")
        field = model._meta.get_field(name)
        if not rest:
            return {name: self.person if field.is_relation else self.person.pk}
        nearer = field.related_model
        if nearer is StoryPage:
            return {name: self.story}
        if found := nearer._base_manager.filter(**{rest: self.person.pk}).first():
            return {name: found}
        return {name: self._row(nearer, _extra(nearer._meta.label, self) | self._towards(nearer, rest, {}))}

    def _row(self, model: type[models.Model], given: dict[str, Any], words: set[str] = frozenset()) -> Any:
        values = dict(given)
        for field in model._meta.concrete_fields:
            if field.name in values or field.primary_key:
                continue
            if field.is_relation:
                if not field.null:
                    values[field.name] = self._needed(field.related_model)
            elif not field.null or field.name in words:
                values[field.name] = _value(field, is_word=field.name in words)
        row = model(**values)
        if len(model._meta.parents):
            row.save()
        else:
            model._base_manager.bulk_create([row])
        return model._base_manager.get(pk=row.pk) if row.pk else model._base_manager.latest("pk")

    def _needed(self, model: type[models.Model]) -> Any:
        if model is User:
            return self.other
        if model is StoryPage:
            return self.story
        if model is Page:
            return Page.objects.filter(depth=2).first()
        if model is ContentType:
            return ContentType.objects.get_for_model(Page)
        found = model._base_manager.first() if not model._meta.label.startswith("peer.") else None
        label = model._meta.label
        return self._made.setdefault(label, found or self._row(model, _extra(label, self)))


def _extra(table: str, world: World) -> dict[str, Any]:
    """What a table asks for besides."""
    now = clock.now()
    return {
        "peer.Message": {"status": "posted", "seq": next(_count), "shown_at": now},
        "peer.Decision": {"kind": "approve"},
        "peer.Claim": {"flag": world._needed(Flag)} if table == "peer.Claim" else {},
        "peer.Shift": {"starts_at": now, "ends_at": now + datetime.timedelta(hours=1)},
        "peer.PastBlock": {"ended_at": now},
        "media_studio.Assignment": {"idea": world._needed(Idea)}
        if table == "media_studio.Assignment"
        else {},
        "media_studio.Support": {"asked_address": "somebody@example.org"},
        "media_studio.Occasion": {"begins_at": now, "ends_at": now + datetime.timedelta(hours=1)},
        "media_studio.TakenIdea": {"erase_at": now + datetime.timedelta(hours=24)},
        "media_studio.NewsletterAsk": {"newsletter": make_newsletter()}
        if table == "media_studio.NewsletterAsk"
        else {},
        "accounts.Invitation": {"uses": 0},
        "content.TakeDown": {"page": world.story.page_ptr},
        "content.Report": {"page": Page.objects.filter(depth=2).first()},
        "content.Seal": {"undone_at": now, "erase_at": now},
        "content.Consent": {"replaced_at": now, "page": world.story.page_ptr},
    }.get(table, {})


def _mails(model: type[models.Model]) -> list[models.Field]:
    return [each for each in model._meta.local_fields if isinstance(each, models.EmailField)]


def _value(field: models.Field, *, is_word: bool) -> Any:
    number = next(_count)
    words = f"{MARK if is_word else 'Kivi'} {number}"
    if field.choices:
        return field.flatchoices[0][0]
    for kind, make in _BY_KIND.items():
        if isinstance(field, kind):
            return make(field, words, number, is_word)
    return field.get_default()


def _file(field: models.FileField, words: str, _number: int, is_word: bool) -> str:
    name = f"rows/{uuid.uuid4().hex}.jpg"
    return field.storage.save(name, ContentFile(words.encode())) if is_word else ""


def _text(field: models.Field, words: str, _number: int, is_word: bool) -> str:
    return words[: field.max_length] if is_word or not field.blank else ""


# The first that fits: a mail address and a slug are texts too.
_BY_KIND = {
    models.FileField: _file,
    models.EmailField: lambda _field, _words, number, _is: f"somebody{number}@example.org",
    models.SlugField: lambda _field, _words, number, _is: f"row-{number}",
    models.JSONField: lambda field, words, _number, is_word: [words] if is_word else field.get_default(),
    (models.CharField, models.TextField): _text,
    models.BooleanField: lambda *_facts: False,
    models.DateTimeField: lambda *_facts: clock.now(),
    models.DateField: lambda *_facts: clock.today(),
    models.TimeField: lambda _field, _words, number, _is: datetime.time(number % 24),
    models.UUIDField: lambda *_facts: uuid.uuid4(),
    (models.IntegerField, models.FloatField): lambda _field, _words, number, _is: number,
}
