"""What moderators fill in when they decide, and what people write when they ask to look again."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from .appealing import WORDS as APPEAL_WORDS
from .covering import CoversNothing, covered, missing_pieces, pieces_to_offer
from .deciding import WORDS, Because
from .forms import VersionForm
from .models import Appeal, Message, Reason
from .noting import NOTE
from .policy import left_over
from .restricting import PAUSE_MINUTES
from .room_acts import PINNED
from .wording import waiting_text

CHOOSE = {"required": _("Choose one of these."), "invalid_choice": _("Choose one of these.")}
WRITE = {"required": _("Write something first.")}
CONTACT = "contact-details"  # the reason that fits to what is found by itself


class ReasonForm(forms.Form):
    """A reason from the list, and one's own words beside it."""

    reason = forms.ModelChoiceField(
        label=_("Reason"),
        help_text=_("The writer reads this."),
        queryset=Reason.objects.filter(is_offered=True),
        empty_label=_("Choose a reason"),
        error_messages={"required": _("Choose a reason."), "invalid_choice": _("Choose a reason.")},
    )
    words = forms.CharField(
        label=_("Your own words to the writer"),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def because(self) -> Because:
        """Why, once the form holds."""
        return Because(self.cleaned_data["reason"], self.cleaned_data["words"])


class RemoveForm(VersionForm, ReasonForm):
    """Removing needs a reason from the list."""


class MaskForm(VersionForm, ReasonForm):
    """Which pieces of a message to cover: those that were found, and others in one's own words."""

    found = forms.MultipleChoiceField(
        label=_("Cover these"), required=False, widget=forms.CheckboxSelectMultiple
    )
    more = forms.CharField(
        label=_("Cover also these words"),
        help_text=_("Write them as in the message, each on its own line."),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    anyway = forms.BooleanField(required=False, widget=forms.HiddenInput)
    field_order = ["version", "found", "more", "reason", "words"]

    def __init__(
        self, data: QueryDict | None = None, *, message: Message | None = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.text = message.public_text if message else ""
        self.leaves_more = False
        offered = pieces_to_offer(self.text)
        found = self.fields["found"]
        assert isinstance(found, forms.MultipleChoiceField)  # noqa: S101  it is the one above
        sent = [] if data is None else data.getlist("found")
        again = [piece for piece in sent if piece.strip() and not missing_pieces(self.text, [piece])]
        found.choices = [(piece, piece) for piece in dict.fromkeys([*offered, *again])]
        found.initial = offered
        if offered:
            self.fields["reason"].initial = Reason.objects.filter(code=CONTACT, is_offered=True).first()
        if not found.choices:
            found.widget = forms.MultipleHiddenInput()

    @property
    def pieces(self) -> list[str]:
        """Everything that should be covered."""
        more = self.cleaned_data.get("more", "").splitlines()
        return [*self.cleaned_data.get("found", []), *(line.strip() for line in more if line.strip())]

    def clean(self) -> dict[str, Any]:
        """The pieces stand in the message, and something is left to read."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if missing := missing_pieces(self.text, self.pieces):
            words = gettext("These words are not in the message: %(words)s") % {"words": ", ".join(missing)}
            self.add_error("more", words)
            return cleaned
        try:
            rest = covered(self.text, self.pieces)
        except CoversNothing:
            self.add_error("more", gettext("Choose what to cover. Something must stay to be read."))
        else:
            self._look_at(rest)
        return cleaned

    def _look_at(self, rest: str) -> None:
        """What would be shown is judged as any message. A second press shows it anyway."""
        reasons = left_over(rest)
        if not reasons or self.cleaned_data.get("anyway"):
            return
        self.leaves_more = True
        pieces = pieces_to_offer(rest)
        self._offer(pieces)
        do = gettext("Cover that too.") if pieces else gettext("Write here which words to cover.")
        said = [gettext("Look at what is left."), waiting_text(list(reasons)), do]
        self.add_error("found" if pieces else "more", " ".join(said))

    def _offer(self, pieces: list[str]) -> None:
        """What is left gets a ticked box of its own, beside everything that was ticked."""
        found = self.fields["found"]
        assert isinstance(found, forms.MultipleChoiceField)  # noqa: S101  it is the one above
        ticked = list(dict.fromkeys([*self.cleaned_data.get("found", []), *pieces]))
        known: Any = found.choices
        found.choices = [
            (piece, piece) for piece in dict.fromkeys([*(each for each, _word in known), *ticked])
        ]
        found.widget = forms.CheckboxSelectMultiple(choices=found.choices)
        data = QueryDict(mutable=True)
        data.update(self.data)
        data.setlist(self.add_prefix("found"), ticked)
        self.data = data


class WriterForm(ReasonForm):
    """An act about a person: a reminder, a warning, a pause, a neutral name, or taking the seat away."""

    act = forms.ChoiceField(label=_("What happens"), widget=forms.RadioSelect, error_messages=CHOOSE)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    after = forms.IntegerField(required=False, widget=forms.HiddenInput)
    field_order = ["version", "after", "act", "reason", "words"]

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        act = self.fields["act"]
        assert isinstance(act, forms.ChoiceField)  # noqa: S101  it is the one above
        act.choices = [
            ("remind", gettext("Remind of the rules")),
            ("warn", gettext("Warn. The person writes again after reading it.")),
            *((f"pause_{minutes}", pause_words(minutes)) for minutes in PAUSE_MINUTES),
            ("neutral_name", gettext("Give a neutral name")),
            ("take_seat", gettext("Remove from the room")),
        ]


def pause_words(minutes: int) -> str:
    """How long somebody does not write."""
    if minutes < 60:
        return ngettext("A pause of %(n)d minute", "A pause of %(n)d minutes", minutes) % {"n": minutes}
    hours = minutes // 60
    if hours < 24:
        return ngettext("A pause of %(n)d hour", "A pause of %(n)d hours", hours) % {"n": hours}
    days = hours // 24
    return ngettext("A pause of %(n)d day", "A pause of %(n)d days", days) % {"n": days}


class AuthoritiesForm(forms.Form):
    """Who was told that somebody's life is in danger."""

    whom = forms.CharField(
        label=_("Whom did you tell, and when?"),
        error_messages=WRITE,
        help_text=_("For example: 112, at 18:40."),
        max_length=120,
    )
    words = forms.CharField(
        label=_("What did you tell, and what did they say?"),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    @property
    def told(self) -> str:
        """Both together, as it is kept."""
        return "\n".join(part for part in (self.cleaned_data["whom"], self.cleaned_data["words"]) if part)


class WordForm(forms.Form):
    """A private word to somebody."""

    words = forms.CharField(
        label=_("Your words to the person"),
        error_messages=WRITE,
        help_text=_("Only this person sees them."),
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NoteForm(forms.Form):
    """A word between moderators."""

    text = forms.CharField(
        label=_("A note for other moderators"),
        error_messages=WRITE,
        help_text=_("Only moderators read this. Write kindly."),
        max_length=NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class AppealForm(forms.Form):
    """Why somebody asks to look again."""

    words = forms.CharField(
        label=_("What should the other moderator know?"),
        help_text=_("You can also leave this empty."),
        required=False,
        max_length=APPEAL_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AppealAnswerForm(forms.Form):
    """What the other moderator found."""

    outcome = forms.ChoiceField(
        label=_("What did you find?"), widget=forms.RadioSelect, error_messages=CHOOSE
    )
    answer = forms.CharField(
        label=_("Your answer to the person"),
        error_messages=WRITE,
        help_text=_("Say kindly why."),
        max_length=APPEAL_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        outcome = self.fields["outcome"]
        assert isinstance(outcome, forms.ChoiceField)  # noqa: S101  it is the one above
        outcome.choices = [
            (Appeal.Outcome.UPHELD, gettext("The decision stays")),
            (Appeal.Outcome.OVERTURNED, gettext("The decision is taken back, and what it did is undone")),
        ]


class PinForm(forms.Form):
    """A short notice on top of a room."""

    text = forms.CharField(
        label=_("Notice to the room"),
        error_messages=WRITE,
        help_text=_("At most 200 characters. Everybody in the room sees it."),
        max_length=PINNED,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
