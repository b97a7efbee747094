"""Who is in it? The storyteller's list of others in a story, and what each of them said."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from content.models import PersonIn, StoryPage
from content.recognising import even, parts_of, shown_of
from portal.kit.keeping import keeps_text
from portal.kit.languages import words_now

from .. import people as listing
from .. import queries
from ..forms_people import AnswerForm, PersonForm, ToldForm
from ..models import Telling
from ..refusals import Refused
from . import access
from .people_links import demo_link
from .people_words import said_of
from .steps import place_at


@access.storytellers
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """The question first: is somebody else recognisable? Then the list, with what each one said."""
    story = access.own_story(request, pk)
    if request.method == "POST":
        return _nobody(request, story)
    draft = queries.draft_of(story)
    context = {
        "story": story,
        "place": place_at("people", story),
        "people": [(each, said_of(each, draft)) for each in queries.people_of(story)],
        "nobody": Telling.objects.of(story).nobody_else_at,
        "may_show_again": listing.may_be_shown_again(story) is not None,
        "waits": story.live is False and bool(queries.people_waited_for(story)),
    }
    return access.page(request, "people", context)


@keeps_text(PersonForm)
@access.storytellers
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Who it is, and what of them is in the story."""
    story = access.own_story(request, pk)
    form = _form(request, story, None)
    if request.method == "POST" and form.is_valid():
        try:
            person = listing.add_person(access.person(request), story=story, about=form.about)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved. Now ask them."))
            return redirect("studio:person", story.pk, person.pk)
    return _form_page(request, story, form, None)


@keeps_text(PersonForm)
@access.storytellers
def change(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Something else is asked of the person."""
    story = access.own_story(request, pk)
    one = _of(story, number)
    form = _form(request, story, one)
    if request.method == "POST" and form.is_valid():
        try:
            listing.change_person(access.person(request), person=one, about=form.about)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("studio:person", story.pk, one.pk)
    return _form_page(request, story, form, one)


@access.storytellers
def person(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """One person: what they see, what they said, how to ask."""
    story = access.own_story(request, pk)
    return _person_page(request, story, _of(story, number), ToldForm())


@access.posted("person", "pk", "number", keeps=ToldForm)
@access.storytellers
def told(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A yes by word of mouth or on paper is written down."""
    story = access.own_story(request, pk)
    one, form = _of(story, number), ToldForm(request.POST)
    if form.is_valid():
        try:
            listing.record_yes(access.person(request), person=one, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("You wrote down their yes."))
            return redirect("studio:person", story.pk, one.pk)
    return _person_page(request, story, one, form, status=422)


@access.posted("person", "pk", "number", keeps=AnswerForm)
@access.storytellers
def answer(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """What they asked first is answered: they read it by their link."""
    story = access.own_story(request, pk)
    one, form = _of(story, number), AnswerForm(request.POST)
    if form.is_valid():
        try:
            listing.answer_question(access.person(request), person=one, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(request, _("Your answer is saved. They read it by their link."))
            return redirect("studio:person", story.pk, one.pk)
    return _person_page(request, story, one, ToldForm(), answer=form, status=422)


@access.posted("person", "pk", "number")
@access.storytellers
def remove(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The person is not in the story any more."""
    story = access.own_story(request, pk)
    one = _of(story, number)
    try:
        listing.remove_person(access.person(request), person=one)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("studio:person", story.pk, one.pk)
    messages.success(request, _("They are not on your list any more."))
    return redirect("studio:people", story.pk)


@access.posted("people", "pk")
@access.storytellers
def show_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody says yes again: the story is public as it was."""
    story = access.own_story(request, pk)
    try:
        listing.show_again(access.person(request), story=story)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Your story is public again."))
    return redirect("studio:people", story.pk)


def _nobody(request: HttpRequest, story: StoryPage) -> HttpResponse:
    try:
        listing.say_nobody_else(access.person(request), story=story)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("You said: nobody else. You can change it here."))
    return redirect("studio:people", story.pk)


def _of(story: StoryPage, number: int) -> PersonIn:
    found: PersonIn = get_object_or_404(PersonIn.objects.counted(), page_id=story.pk, pk=number)
    return found


def _form(request: HttpRequest, story: StoryPage, one: PersonIn | None) -> PersonForm:
    parts, pictures = listing.parts_to_mark(story), listing.pictures_to_mark(story)
    known: dict[str, Any] = {"language": words_now()}
    if one is not None:
        shown, marked = shown_of(one, queries.draft_of(story)), {even(part) for part in parts_of(one.passage)}
        known = {name: getattr(one, name) for name in ("name", "what", "places", "until", "language")}
        known["pictures"] = [each.picture.pk for each in shown.pictures]
        known["parts"] = [part for part, words in parts if even(words) in marked]
    sent = request.POST if request.method == "POST" else None
    return PersonForm(sent, initial=known, pictures=pictures, parts=parts)


def _form_page(
    request: HttpRequest, story: StoryPage, form: PersonForm, one: PersonIn | None
) -> HttpResponse:
    context = {"story": story, "form": form, "person": one, "is_public": story.live}
    return access.page(request, "person_form", context, status=422 if form.errors else 200)


def _person_page(
    request: HttpRequest,
    story: StoryPage,
    one: PersonIn,
    form: ToldForm,
    *,
    answer: AnswerForm | None = None,
    status: int = 200,
) -> HttpResponse:
    if one.page_id != story.pk:
        raise Http404
    draft = queries.draft_of(story)
    context = {
        "story": story,
        "person": one,
        "said": said_of(one, draft),
        "shown": shown_of(one, draft),
        "form": form,
        "answer": answer or AnswerForm(initial={"words": one.answer}),
        "wrong": answer or form,
        "demo_link": demo_link(one),
    }
    return access.page(request, "person", context, status=status)
