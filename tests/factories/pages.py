"""A small site in three languages, and pages for it. Builds Wagtail's own root when a test wiped it."""

import datetime
from typing import Any

from wagtail.models import Collection, Locale, Page, Site

from content.digest import digest_of
from content.models import (
    Consent,
    EventIndexPage,
    HomePage,
    NewsIndexPage,
    NewsletterIndexPage,
    NewsPage,
    ProgrammePage,
    ServiceIndexPage,
    StandardPage,
    StoryIndexPage,
    StoryPage,
    TrialIndexPage,
    TrialPage,
)
from portal.accounts.models import User
from portal.kit import clock

LANGUAGES = ("fi", "sv", "en")
SLUGS = {
    "fi": ("tarinat", "uutiset", "kokeilut", "palvelut", "uutiskirje", "tietoa", "tapahtumat"),
    "sv": ("berattelser", "nyheter", "forsok", "tjanster", "nyhetsbrev", "om", "evenemang"),
    "en": ("stories", "news", "trials", "services", "newsletter", "about", "events"),
}


def make_site() -> HomePage:
    """Homes and sections in three languages, each the translation of the others; gives the Finnish home."""
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in LANGUAGES}
    root = Page.objects.filter(depth=1).first() or Page.add_root(
        instance=Page(title="Root", slug="root", locale=locales["fi"])
    )
    found = HomePage.objects.filter(locale=locales["fi"]).first()
    if found:
        return found
    for welcome in root.get_children():
        welcome.delete()
    root = Page.objects.get(pk=root.pk)
    keys: dict[str, Any] = {}
    homes = {code: _home(root, locales[code], keys) for code in LANGUAGES}
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", port=80, root_page=homes["fi"], is_default_site=True)
    return homes["fi"]


def clear_site() -> None:
    """Takes the tree away again, down to its root, as a database is that was just migrated."""
    Site.objects.all().delete()
    for home in Page.objects.filter(depth=2):
        Page.objects.get(pk=home.pk).delete()


def _home(root: Page, locale: Locale, keys: dict[str, Any]) -> HomePage:
    code = locale.language_code
    lead = "Täällä voit lukea, kertoa ja jutella."
    home = _add(
        Page.objects.get(pk=root.pk), HomePage(title="Oma ääni", slug=f"home-{code}", lead=lead), locale, keys
    )
    stories, news, trials, services, letters, about, events = SLUGS[code]
    for section in (
        StoryIndexPage(title=f"Tarinat {code}", slug=stories),
        NewsIndexPage(title=f"Uutiset {code}", slug=news),
        TrialIndexPage(title=f"Kokeilut {code}", slug=trials),
        ServiceIndexPage(title=f"Palvelut {code}", slug=services),
        EventIndexPage(title=f"Tapahtumat {code}", slug=events),
        NewsletterIndexPage(title=f"Uutiskirje {code}", slug=letters),
        StandardPage(title=f"Tietoa {code}", slug=about, section="about", body=[("heading", "Miksi")]),
    ):
        _add(home, section, locale, keys)
    return home


def _add(parent: Page, page: Any, locale: Locale, keys: dict[str, Any]) -> Any:
    page.locale = locale
    page.translation_key = keys.setdefault(type(page).__name__, page.translation_key)
    parent.add_child(instance=page)
    return page


def section(kind: type[Page], language: str = "fi") -> Any:
    """The one page of a kind in a language."""
    return kind.objects.get(locale__language_code=language)


def make_story(
    storyteller: User, *, title: str = "Kahvi kiehuu", public: bool = True, news: bool = False, **fields: Any
) -> StoryPage:
    """A story, or with `news` a storyteller's piece of news; a public one has its yes, for `places`."""
    parent = section(NewsIndexPage if news else StoryIndexPage, fields.pop("language", "fi"))
    places = fields.pop("places", ["site"])
    fields.setdefault("body", [("heading", "Aamu"), ("paragraph", "<p>Keitin kahvia.</p>")])
    fields.setdefault("summary", "Oiva keitti kahvia.")
    story = StoryPage(
        title=title, storyteller=storyteller, byline="Oiva", live=False, locale=parent.locale, **fields
    )
    parent.add_child(instance=story)
    if public:
        revision = story.save_revision()
        Consent.objects.create(
            page=story,
            storyteller=storyteller,
            revision=revision,
            digest=digest_of(story),
            byline=story.byline,
            places=places,
            given_at=clock.now(),
        )
        revision.publish()
    return StoryPage.objects.get(pk=story.pk)


def make_news(*, title: str = "Uusi huone", language: str = "fi", **fields: Any) -> NewsPage:
    """A news item that is public."""
    fields.setdefault("date", datetime.date(2026, 11, 12))
    parent = section(NewsIndexPage, language)
    page = NewsPage(title=title, locale=parent.locale, **fields)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return NewsPage.objects.get(pk=page.pk)


def make_programme(*, title: str = "OTE-hanke", language: str = "fi", **fields: Any) -> ProgrammePage:
    """A programme that has ended; a project when it is said so."""
    parent = section(TrialIndexPage, language)
    fields.setdefault("owner_name", "Sosiaali- ja terveysministeriö")
    page = ProgrammePage(title=title, locale=parent.locale, **fields)
    parent.add_child(instance=page)
    return ProgrammePage.objects.get(pk=page.pk)


def make_trial(**fields: Any) -> TrialPage:
    """A trial that has ended. It belongs to no programme unless one is given as `part_of`."""
    facts: dict[str, Any] = {
        "title": "SATAOSAA",
        "official_name": "SATAOSAA – Satakunnan mallit",
        "regions": ("04",),
        "organiser": "Porin kaupunki",
        "partners": "Kela\nSatakuntaliitto",
        "state_grant_eur": 1_600_000,
        "budget_eur": 2_000_000,
        "start": "2017-04",
        "end": "2018-10",
        "idea": "Palvelut olivat hajallaan.\nKokeilu yhdisti ne.",
        "goals": "tukea palkkatyöhön\nkehittää yhteistyötä",
    } | fields
    parent = section(TrialIndexPage, facts.pop("language", "fi"))
    page = TrialPage(locale=parent.locale, **facts)
    parent.add_child(instance=page)
    return TrialPage.objects.get(pk=page.pk)
