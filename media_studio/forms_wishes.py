"""The forms at the newsroom's desk: what readers see of a wish, its answer, and answers to feedback."""

from django import forms
from django.utils.translation import gettext_lazy as _

from content.models import Wish
from content.models.access_feedback import WORDS_LENGTH as FEEDBACK_LENGTH
from content.models.wishes import ANSWER_LENGTH, OWNER_LENGTH, REASON_LENGTH, WORDS_LENGTH

from .wish_words import tells_how_to_reach


class ShowWishForm(forms.Form):
    """The words that everybody reads."""

    shown = forms.CharField(
        label=_("Words that readers see"),
        help_text=_("Leave out names, and what tells who somebody is. Keep the rest as it is."),
        max_length=WORDS_LENGTH,
        error_messages={"required": _("Write the words that readers see.")},
        widget=forms.Textarea({"rows": 5}),
    )


class AnswerWishForm(forms.Form):
    """Planned, changed or not possible; in words; and who says it."""

    state = forms.ChoiceField(
        label=_("What is the answer?"),
        choices=[choice for choice in Wish.State.choices if choice[0]],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what the answer is.")},
    )
    answer = forms.CharField(
        label=_("The answer in words"),
        help_text=_("Everybody reads it. Say what happens and when, or why not."),
        max_length=ANSWER_LENGTH,
        error_messages={"required": _("Write the answer in words.")},
        widget=forms.Textarea({"rows": 5}),
    )
    owner = forms.CharField(
        label=_("Who answers?"),
        help_text=_("An organisation or a role, never a person's name."),
        max_length=OWNER_LENGTH,
        required=False,
    )

    def clean_owner(self) -> str:
        """A role or an organisation, without a number or an address: everybody reads it."""
        owner: str = self.cleaned_data["owner"]
        if tells_how_to_reach(owner):
            raise forms.ValidationError(
                _("Write the role alone, without a phone number or an e-mail address.")
            )
        return owner


class TakeDownWishForm(forms.Form):
    """Why a wish is not shown any more."""

    reason = forms.CharField(
        label=_("Why is it taken down?"),
        help_text=_("Who sent the wish reads this. Use kind words."),
        max_length=REASON_LENGTH,
        error_messages={"required": _("Write why it is taken down.")},
        widget=forms.Textarea({"rows": 3}),
    )


class AnswerFeedbackForm(forms.Form):
    """The answer to feedback on accessibility."""

    answer = forms.CharField(
        label=_("Your answer"),
        help_text=_("Say what you mended and when, or why not."),
        max_length=FEEDBACK_LENGTH,
        error_messages={"required": _("Write the answer in words.")},
        widget=forms.Textarea({"rows": 6}),
    )
