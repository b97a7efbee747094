"""The forms of exercises for who has no studio, and of the page with stamps. Nothing is required:
what is missing is said by kind hints."""

from functools import partial

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.kit.fields import line, lines

from .models.training import Exercise

_line = partial(line, most=300)
_lines = partial(lines, most=2000, strip=False)


class SourcesForm(forms.Form):
    """Two sources for one claim."""

    claim = _lines(_("The claim"), _("One sentence that somebody could doubt."), rows=2)
    who_1 = _line(_("Source 1: who says it?"), _("A person, a book, a paper or an office."))
    when_1 = _line(_("Source 1: when was it said or written?"))
    where_1 = _line(_("Source 1: where can it be found?"), _("A link, or a name to look for."))
    who_2 = _line(_("Source 2: who says it?"))
    when_2 = _line(_("Source 2: when was it said or written?"))
    where_2 = _line(_("Source 2: where can it be found?"))
    first_hand = forms.ChoiceField(
        label=_("Which one is first-hand?"),
        help_text=_("First-hand means: they saw it, did it or counted it themselves."),
        choices=(("1", _("Source 1")), ("2", _("Source 2"))),
        widget=forms.RadioSelect,
        required=False,
    )


class KindCommentForm(forms.Form):
    """A comment as a reader writes it, and what the reader proposes."""

    comment = _lines(_("Your comment"), _("Begin kindly. Name one thing that is good."), rows=4)
    proposal = _lines(_("One proposal"), _("One is enough. Say it so that they can say no."))


class BesideForm(forms.Form):
    """Other words for somebody's sentence, and a question to them."""

    proposed = _lines(_("Propose other words"), _("Keep as many of their own words as you can."))
    question = _lines(_("A question to the storyteller"), _("Ask, so that they decide."), rows=2)


class AnswersForm(SourcesForm, KindCommentForm, BesideForm):
    """The answers to any exercise, to be given back to whoever is signed out."""


class NameForm(forms.Form):
    """The name on the page with stamps. It is kept nowhere."""

    name = line(_("Your name on the paper"), _("Choose it yourself. We do not keep it."), most=80)


FORMS: dict[str, type[forms.Form]] = {
    Exercise.SOURCES: SourcesForm,
    Exercise.COMMENT: KindCommentForm,
    Exercise.BESIDE: BesideForm,
}
