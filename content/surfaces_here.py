"""What this app knows of where a story can be: tables, indexes, logs, public doors, the CMS."""

from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, JSONField, Model, Q, TextField
from django.urls import reverse
from django_tasks_db.models import DBTaskResult
from taggit.models import TaggedItem
from wagtail import models as wagtail
from wagtail.admin.models import EditingSession, FormState
from wagtail.search.models import IndexEntry

from portal.kit.storage import private_storage

from . import ledger, models, speech_files, traces
from .doors import MEMBER, PUBLIC, askers, doors, served
from .feed_paths import feed_paths
from .surfaces import Sort, Sought, kept, rows

LANGUAGES = [code for code, _name in settings.LANGUAGES]
ASKED_BY = 60  # letters
A_PAGE = 12  # the smallest part of a list that is shown at once
MANY = 40  # of pages of a list, or of other stories, that are looked at


def register_here() -> None:
    """Called once, when all models are there."""
    _tables()
    _beside_the_tables()
    _public_doors()
    _doors_of_the_cms()
    askers[MEMBER] = _member
    askers["an editor"] = _editor
    askers["an administrator"] = lambda sought: _others(sought).filter(is_superuser=True).first()


def _tables() -> None:
    for kind in wagtail.get_page_models():
        rows(f"pages ({kind._meta.model_name})", kind, "pk:pages", "alias_of:pages")
    rows("consents", models.Consent, "page:pages")
    rows("newsletters under a consent", models.Consent.newsletters.through, "consent__page:pages")
    rows("pictures under a consent", models.Consent.pictures.through, "picture:pictures")
    rows("recordings under a consent", models.Consent.recordings.through, "recording:recordings")
    rows("people in it", models.PersonIn, "page:pages")
    rows("pictures of people in it", models.PersonIn.pictures.through, "picture:pictures")
    rows("pictures", models.Picture, "pk:pictures")
    rows("sizes of pictures", models.Rendition, "image:pictures")
    rows("recordings", models.Recording, "pk:recordings")
    rows("pictures out of films", models.Still, "recording:recordings")
    rows("pieces of newsletters", models.NewsletterItem, "page:pages", "newsletter:pages")
    rows("newsletters that went out", models.Mailing, "newsletter:pages")
    rows("newsletters to each reader", models.Delivery, "newsletter:pages")
    rows("pictures of explained words", models.GlossaryWord, "picture:pictures")
    rows("trials of services", models.ServiceTrial, "service:pages", "trial:pages")
    rows("links to other sites", models.OutsideLink.pages.through, "page:pages")
    rows("reports", models.Report, "page:pages")
    rows("paragraphs that are too hard", models.HardParagraph, "page:pages")
    rows("who wants to hear of them", models.WantsToHear, "paragraph__page:pages")
    rows("reader tests", models.ReaderTest, "page:pages")
    rows("questions of reader tests", models.ReaderQuestion, "test__page:pages")
    rows("readers of tests", models.AnswerSheet, "test__page:pages")
    rows("answers in reader tests", models.ReaderAnswer, "question__test__page:pages")
    rows("taken down", models.TakeDown, "page:pages")
    rows("comments in the CMS", wagtail.Comment, "page:pages")
    rows("who follows it in the CMS", wagtail.PageSubscription, "page:pages")
    rows("limits of view", wagtail.PageViewRestriction, "page:pages")
    rows("rights to it", wagtail.GroupPagePermission, "page:pages")
    rows("ways of approving it", wagtail.WorkflowPage, "page:pages")
    rows("sites", wagtail.Site, "root_page:pages")
    kept("versions", lambda sought: _of(wagtail.Revision, sought).count(), wagtail.Revision)
    kept("readings", lambda sought: _of(wagtail.WorkflowState, sought).count(), wagtail.WorkflowState)
    kept("steps of readings", _steps, wagtail.TaskState)


def _beside_the_tables() -> None:
    kept("indexes, tags and open forms", _indexed, IndexEntry, TaggedItem, EditingSession, FormState)
    kept("index of references", lambda _sought: 0, wagtail.ReferenceIndex)  # counted with the indexes
    kept("addresses of other sites", _outside, models.OutsideLink)
    kept("words in the log of pages", _page_words, wagtail.PageLogEntry)
    kept("words in the log of things", _thing_words, wagtail.ModelLogEntry)
    kept("tasks", _tasks, DBTaskResult)
    kept("files", lambda sought: sum(private_storage().exists(name) for name in sought.files))
    kept("voices that read it", lambda sought: len(speech_files.spoken_numbers() & set(sought.pages)))
    kept("its words in any table", _words_anywhere)
    kept("lines of the ledger", _ledger_lines, sort=Sort.NUMBERS)
    kept("seals", lambda sought: _seals(sought), models.Seal, sort=Sort.NUMBERS)


def _public_doors() -> None:
    feeds = [f"/{code}/{path}" for code in LANGUAGES for path in feed_paths()]
    served("the page itself", lambda sought: sought.addresses)
    large = "?print=large"
    served(
        "the page in large letters", lambda sought: [f"{each}{large}" for each in sought.addresses], by=PUBLIC
    )
    served("home pages", lambda _sought: [f"/{code}/" for code in LANGUAGES], by=PUBLIC)
    served("lists of stories", lambda _sought: _lists(models.StoryIndexPage), by=PUBLIC)
    served("lists of news", lambda _sought: _lists(models.NewsIndexPage), by=PUBLIC)
    served("newsletters", lambda _sought: _newsletters(), by=PUBLIC)
    served("feeds", lambda _sought: feeds, by=PUBLIC)
    served("search", _searches, by=PUBLIC)
    served("site map", lambda _sought: ["/sitemap.xml"], by=PUBLIC)
    served("other stories and news", _others_pages, by=PUBLIC)
    served("reporting the page", lambda sought: _at("content:report", sought.pages), by=PUBLIC)
    served("paragraphs to mark", lambda sought: _at("content:too_hard", sought.pages), by=PUBLIC)
    served("voices by address", lambda sought: _at("speech", sought.pages), by=PUBLIC)
    served("API paths", _api)
    served("pictures and sizes by address", lambda sought: _file_addresses(sought, "pictures"), is_file=True)
    served("recordings by address", lambda sought: _file_addresses(sought, "recordings"), is_file=True)
    served("pictures out of films by address", lambda sought: _file_addresses(sought, "stills"), is_file=True)
    served("captions of films by address", _caption_addresses, is_file=True)
    served("words of recordings by address", _words_addresses, is_file=True)


def _doors_of_the_cms() -> None:
    served("CMS: lists and reports", lambda sought: [*doors("wagtailadmin_reports:"), *_cms_lists(sought)])
    served("CMS: every page of the page", lambda sought: doors("wagtailadmin_pages:", *sought.pages))
    served(
        "CMS: search",
        lambda sought: [f"{path}?q={quote(word)}" for path in _cms_searches() for word in _asked_by(sought)],
    )


def _others(sought: Sought) -> Any:
    people: Any = get_user_model().objects.filter(is_active=True)
    return people.exclude(pk=sought.storyteller).order_by("pk")


def _member(sought: Sought) -> object:
    return next(
        (each for each in _others(sought)[:MANY] if not each.has_perm("wagtailadmin.access_admin")), None
    )


def _editor(sought: Sought) -> object:
    people = _others(sought).filter(is_superuser=False)[: 5 * MANY]
    return next((each for each in people if each.has_perm("wagtailadmin.access_admin")), None)


def _of(model: type[Model], sought: Sought) -> Any:
    kind = ContentType.objects.get_for_model(wagtail.Page)
    return model._base_manager.filter(
        base_content_type=kind, object_id__in=[str(each) for each in sought.pages]
    )


def _steps(sought: Sought) -> int:
    return wagtail.TaskState.objects.filter(workflow_state__in=_of(wagtail.WorkflowState, sought)).count()


def _things(sought: Sought) -> list[tuple[type[Model], tuple[int, ...]]]:
    return [(models.Picture, sought.pictures), (models.Recording, sought.recordings)]


def _indexed(sought: Sought) -> int:
    what = [(models.StoryPage, sought.pages), (models.NewsPage, sought.pages), *_things(sought)]
    found = [set(rows.values_list("pk", flat=True)) for one in what for rows in traces.index_rows(*one)]
    return sum(len(each) for each in found)


def _outside(sought: Sought) -> int:
    return models.OutsideLink.objects.filter(pages__in=sought.pages).distinct().count()


def _page_words(sought: Sought) -> int:
    return traces.page_lines(sought.pages).count()


def _thing_words(sought: Sought) -> int:
    return sum(traces.thing_lines(*one).count() for one in _things(sought))


def _tasks(sought: Sought) -> int:
    what = [(models.StoryPage, sought.pages), *_things(sought)]
    return len({row.pk for one in what for row in traces.tasks_about(*one, sought.files)})


def _words_anywhere(sought: Sought) -> int:
    """Rows of any table, known to somebody or not, in which the words stand."""
    found = 0
    for model in apps.get_models(include_auto_created=True) if sought.words else ():
        texts = [
            each
            for each in model._meta.local_concrete_fields
            if isinstance(each, CharField | TextField | JSONField)
        ]
        asked = Q(pk__in=[])
        for each in texts:
            for word in sought.words:
                asked |= Q(**{f"{each.name}__icontains": word})
        found += model._base_manager.filter(asked).count() if texts else 0
    return found


def _ledger_lines(sought: Sought) -> int:
    written = ledger.lines(ledger.withdrawals_file()) + ledger.lines(ledger.erasures_file())
    return sum(bool(set(line["pages"]) & set(sought.pages)) for line in written)


def _seals(sought: Sought) -> int:
    return models.Seal.objects.filter(page_number__in=sought.pages).count()


def _lists(kind: type[wagtail.Page]) -> list[str]:
    parts = {
        page: range(1, min(page.get_children().live().count() // A_PAGE + 2, MANY))
        for page in kind.objects.live()
    }
    return [f"{page.url}?page={part}" for page, numbers in parts.items() for part in numbers]


def _newsletters() -> list[str]:
    newest = models.NewsletterPage.objects.live().order_by("-first_published_at")[:MANY]
    return [*_lists(models.NewsletterIndexPage), *(page.url for page in newest)]


def _searches(sought: Sought) -> list[str]:
    return [f"/{code}/search/?q={quote(word)}" for code in LANGUAGES for word in _asked_by(sought)]


def _asked_by(sought: Sought) -> list[str]:
    """The words without the last one: a page that only repeats the question tells nothing."""
    return [_begun(words[:ASKED_BY].strip()) for words in sought.words[:2]]


def _begun(words: str) -> str:
    """All whole words but the last; of a single word most of its letters."""
    return words.rpartition(" ")[0] or words[:-2]


def _others_pages(sought: Sought) -> list[str]:
    shown = [*models.StoryPage.shown()[:MANY], *models.NewsPage.shown()[:MANY]]
    return [page.url for page in shown if page.pk not in sought.pages]


def _at(name: str, numbers: tuple[int, ...]) -> list[str]:
    return [reverse(name, args=[number]) for number in numbers]


def _api(sought: Sought) -> list[str]:
    roots = ("/api/v2/pages/", "/api/v3/pages/", "/admin/api/main/pages/")
    return [path for root in roots for path in (root, *(f"{root}{number}/" for number in sought.pages))]


def _file_addresses(sought: Sought, folder: str) -> list[str]:
    names = [PurePath(name) for name in sought.files]
    return [f"/{folder}/{name.name}" for name in names if name.parts[0] == folder]


def _caption_addresses(sought: Sought) -> list[str]:
    return [f"{address}/captions.vtt" for address in _file_addresses(sought, "recordings")]


def _words_addresses(sought: Sought) -> list[str]:
    return [f"{address}/words.txt" for address in _file_addresses(sought, "recordings")]


def _cms_searches() -> list[str]:
    return [
        reverse(name)
        for name in ("wagtailadmin_pages:search", "wagtailadmin_choose_page_search", "wagtailimages:index")
    ]


def _cms_lists(_sought: Sought) -> list[str]:
    parents = [*models.StoryIndexPage.objects.all(), *models.NewsIndexPage.objects.all()]
    listed = [
        reverse(name, args=[page.pk])
        for page in parents
        for name in ("wagtailadmin_explore", "wagtailadmin_choose_page_child")
    ]
    return [reverse("wagtailadmin_home"), reverse("wagtailadmin_explore_root"), *listed]
