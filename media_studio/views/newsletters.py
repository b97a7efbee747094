"""Newsletters in the newsroom: begun, filled, looked at."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from content.models import NewsletterItem, NewsletterPage, StoryPage
from content.models.consents import needs_consent
from content.models.newsletters import mailing_of
from content.newsletter_mail import piece_of
from content.permissions import may_send_newsletters
from portal.kit.keeping import keeps_text
from portal.kit.text import plain

from .. import letters, newsletters
from ..forms_newsletters import BeginNewsletterForm, NewsletterForm, PieceForm
from ..policy.newsletters import Verdict
from ..refusals import Refused
from . import access
from .access import View
from .letter_words import said_of

MOVES = {"up": -1, "down": 1}
WORDS_SOUGHT = 100


def newsletter_people(view: View) -> View:
    """A door for editors."""
    return access.door(view, may_send_newsletters)


@keeps_text(BeginNewsletterForm)
@newsletter_people
def every(request: HttpRequest) -> HttpResponse:
    """All newsletters: drafts, those going out, those sent; and a new one."""
    sent = request.POST if request.method == "POST" else None
    form = BeginNewsletterForm(sent, initial={"language": request.LANGUAGE_CODE})  # type: ignore[attr-defined]
    if sent is not None and form.is_valid():
        try:
            made = newsletters.begin_newsletter(access.person(request), **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("studio:newsletter", made.pk)
    rows = [(one, mailing_of(one)) for one in letters.newsletters()]
    return access.page(request, "newsletters", {"rows": rows, "form": form}, status=_status(form))


@keeps_text(NewsletterForm)
@newsletter_people
def newsletter(request: HttpRequest, pk: int) -> HttpResponse:
    """One newsletter: its words, what it tells, and what comes next."""
    found = get_object_or_404(NewsletterPage, pk=pk)
    form = NewsletterForm(
        request.POST if request.method == "POST" else None,
        initial={"title": found.title, "intro": found.intro},
    )
    if request.method == "POST" and form.is_valid():
        _try(request, newsletters.change_newsletter, newsletter=found, **form.cleaned_data)
        return redirect("studio:newsletter", pk)
    mailing = mailing_of(found)
    context = {
        "newsletter": found,
        "form": form,
        "items": letters.items_of(found),
        "asks": [(one, one.get_state_display()) for one in letters.asks_of(found)],
        "mailing": mailing,
        "counts": letters.counts_of(mailing) if mailing else {},
    }
    return access.page(request, "newsletter", context, status=_status(form))


@newsletter_people
def pick_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Every page that everybody reads, and what holds for each."""
    found = get_object_or_404(NewsletterPage, pk=pk)
    words = plain(request.GET.get("q", ""), max_length=WORDS_SOUGHT)
    rows = [(one, said_of(one)) for one in letters.candidates(found, words)]
    return access.page(request, "newsletter_pick", {"newsletter": found, "rows": rows, "words": words})


@keeps_text(PieceForm)
@newsletter_people
def pick(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One page as the newsletter would tell it; it is picked, or its storyteller asked."""
    found = get_object_or_404(NewsletterPage, pk=pk)
    page = letters.candidate(found, number)
    if page is None:
        messages.info(request, _("This text is not public any more."))
        return redirect("studio:newsletter_pick", pk)
    form = PieceForm(request.POST if request.method == "POST" else None)
    verdict = letters.verdict_on(found, page)
    if request.method == "POST" and form.is_valid():
        return _picked(request, found, page, verdict, form.cleaned_data["words"])
    context = {
        "newsletter": found,
        "piece": piece_of(NewsletterItem(newsletter=found, page=page)),
        "verdict": verdict.name,
        "said": said_of(letters.Candidate(page, verdict, is_in_it=False)),
        "form": form,
        "takes_words": verdict is not Verdict.MAY_BE_PICKED or not needs_consent(page),
    }
    return access.page(request, "newsletter_piece", context, status=_status(form))


@access.posted("newsletter", "pk")
@newsletter_people
def change_item(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Earlier, later, or out of it."""
    item = get_object_or_404(NewsletterItem.objects.select_related("newsletter"), pk=number, newsletter=pk)
    go = request.POST.get("go", "")
    if go in MOVES:
        _try(request, newsletters.move, item=item, by=MOVES[go])
    elif go == "drop":
        _try(request, newsletters.drop, item=item)
    return redirect("studio:newsletter", pk)


def _picked(
    request: HttpRequest, found: NewsletterPage, page: Any, verdict: Verdict, words: str
) -> HttpResponse:
    if verdict is Verdict.MAY_BE_ASKED and isinstance(page, StoryPage):
        done = _try(request, newsletters.ask_teller, newsletter=found, story=page, words=words)
        said = _("The storyteller is asked. You hear of the answer.")
    else:
        done = _try(request, newsletters.pick, newsletter=found, page=page, words=words)
        said = _("It is in the newsletter.")
    if done:
        messages.success(request, said)
    return redirect("studio:newsletter", found.pk)


def _try(request: HttpRequest, do: Any, **facts: Any) -> bool:
    try:
        do(access.person(request), **facts)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return False
    return True


def _status(form: Any) -> int:
    return 422 if form.errors else 200
