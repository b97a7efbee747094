"""Search over the public pages of one language."""

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Page as Part
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.explained import word_among
from content.models import GlossaryWord
from content.models.consents import only_covered
from content.queries import section_urls
from content.regions import Region, region_named
from content.searching.asking import MOST_SIGNS, Asked
from content.searching.finding import Found, search
from content.searching.hits import SERVICE, Hit, kinds
from content.searching.looking import MOST_MATCHES
from content.searching.placing import placed
from content.searching.signposts import signposts
from content.searching.why import why
from content.searching.wishes import wishes_with
from portal.kit.languages import words_of
from portal.kit.public_pages import public_page
from portal.kit.text import plain

from .languages import language_links

RESULTS_A_PAGE = 10


@public_page
def search_pages(request: HttpRequest) -> HttpResponse:
    """What was found, ten at a time, each with its kind and the reason why it is there."""
    language = translation.get_language() or "fi"
    words = plain(request.GET.get("q", ""), max_length=MOST_SIGNS)
    found = search(words, language)
    chosen = _chosen(request, found)
    hits = found.narrowed(**chosen)
    page = Paginator(hits, RESULTS_A_PAGE).get_page(request.GET.get("page"))
    return render(
        request,
        "content/search.html",
        {
            "words": words,
            "found": found,
            "meant_query": urlencode({"q": found.meant}),
            "word": _word(found, language),
            "shortcuts": shortcuts(found, words, language),
            "wishes": wishes_with(found.asked),
            "results": page,
            "shown": _shown(page, found.asked),
            "total": len(hits),
            "is_cut": len(found.hits) >= MOST_MATCHES,
            "kinds": _kinds(found, chosen, words),
            "regions": _regions(found, chosen, words),
            "is_narrowed": any(chosen.values()),
            "query": _query(words, chosen) + "&",
            "language_links": language_links(
                "content:search", query=urlencode({"q": words} if words else {})
            ),
        },
    )


def _word(found: Found, language: str) -> GlossaryWord | None:
    return word_among([word.text for word in found.asked.words], words_of(language))


def shortcuts(found: Found, words: str, language: str) -> list[dict[str, str]]:
    """Ways to what is no page: first the services of a region that was named."""
    named = _ways(language)
    first = _services(found, words, language)
    return first + [named[way] for way in signposts(found.asked, words_of(language)) if way in named]


def _services(found: Found, words: str, language: str) -> list[dict[str, str]]:
    """The services of a region that was named: those with the other words, or all where no more was asked."""
    place = placed(found.asked)
    region = region_named(words) or (place.region if place else None)
    services = section_urls(language).get("services") if region else None
    if region is None or not services:
        return []
    label = _("Services: %(region)s")
    if place and place.rest.words and found.narrowed(kind=SERVICE, region=region.value):
        query = urlencode({"q": found.asked.text, "kind": SERVICE, "region": region.value})
        asked = f"{place.rest.text}, {region.label}"
        return [{"href": f"{reverse('content:search')}?{query}", "label": label % {"region": asked}}]
    href = f"{services}?{urlencode({'region': region.value})}"
    return [{"href": href, "label": label % {"region": region.label}}]


def _ways(language: str) -> dict[str, dict[str, str]]:
    parts = section_urls(language)
    ways = {
        "reading": (reverse("reading:settings"), _("Reading settings")),
        "rooms": (reverse("peer:rooms"), _("Peer rooms")),
        "events": (parts.get("events", ""), _("Events")),
        "wish": (reverse("content:wish"), _("Tell your wish or where you got stuck")),
        "guide": (reverse("content:guide"), _("Find help")),
        "tell": (reverse("studio:about"), _("Tell your story")),
        "join": (reverse("accounts:join"), _("Join")),
        "phone": (reverse("content:on_the_phone"), _("Put Oma ääni on your phone")),
        "accessibility": (reverse("content:accessibility"), _("Accessibility statement")),
        "about_me": (
            parts.get("privacy", reverse("content:wish")),
            _("A story is about me. What can I do?"),
        ),
        "words": (reverse("content:words"), _("Words explained")),
        "stories": (f"{stories}#podcast" if (stories := parts.get("stories", "")) else "", _("Hear stories")),
        "on_each_page": (f"{reverse('reading:settings')}#page", _("Listen, or say that a text is hard")),
    }
    return {way: {"href": href, "label": label} for way, (href, label) in ways.items() if href}


def _chosen(request: HttpRequest, found: Found) -> dict[str, str]:
    """What the reader narrowed it to. What is not among the results any more counts as nothing."""
    kind, region = request.GET.get("kind", ""), request.GET.get("region", "")
    return {
        "kind": kind if kind in found.kinds() else "",
        "region": region if region and found.narrowed(kind="", region=region) else "",
    }


def _shown(part: Part, asked: Asked) -> list[dict[str, Any]]:
    """The pages of this part, whole, as far as anybody may read them, each with its reason."""
    hits: list[Hit] = list(part.object_list)
    pages = Page.objects.filter(pk__in=[hit.number for hit in hits]).specific()
    by_number = {page.pk: page for page in only_covered(pages)}
    return [
        {"page": page, "why": why(asked, title=page.title, texts=_texts(page), otherwise=page.in_short)}
        for page in (by_number.get(hit.number) for hit in hits)
        if page is not None
    ]


def _texts(page: Any) -> Iterable[str]:
    return page.searched_texts()


def _kinds(found: Found, chosen: dict[str, str], words: str) -> list[dict[str, Any]]:
    """Each kind that was found, as a link that leaves only that kind."""
    models = kinds()
    named = [
        (kind, capfirst(str(models[kind]._meta.verbose_name_plural)), number)
        for kind, number in found.kinds().most_common()
        if kind in models
    ]
    return _links("kind", named, chosen, words)


def _regions(found: Found, chosen: dict[str, str], words: str) -> list[dict[str, Any]]:
    """The same for regions."""
    names = dict(Region.choices)
    codes = {*found.regions(), chosen["region"]} & names.keys()
    named = [(code, str(names[code]), len(found.narrowed(kind="", region=code))) for code in codes]
    return _links("region", sorted(named, key=lambda each: each[1]), chosen, words)


def _links(
    name: str, named: list[tuple[str, str, int]], chosen: dict[str, str], words: str
) -> list[dict[str, Any]]:
    if len(named) < 2 and not chosen[name]:
        return []
    return [
        {
            "label": label,
            "number": number,
            "current": chosen[name] == code,
            "href": "?" + _query(words, {**chosen, name: "" if chosen[name] == code else code}),
        }
        for code, label, number in named
    ]


def _query(words: str, chosen: dict[str, str]) -> str:
    return urlencode({"q": words, **{name: value for name, value in chosen.items() if value}})
