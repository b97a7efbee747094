"""What people fill in. The rules about messages live in the actions, not here."""

import uuid
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from .events import REF
from .flagging import WORDS
from .models import Flag

LONGEST_NUMBER = 18


class WrittenField(forms.CharField):
    """Text as it came. Signs that no text has are taken out, not held against the writer."""

    def to_python(self, value: object) -> str:
        """The text without NUL."""
        return str(super().to_python(value) or "").replace("\0", "")


class NumberField(forms.CharField):
    """The number of a message; None for anything that is none."""

    def to_python(self, value: object) -> int | None:  # type: ignore[override]
        """The number, if it is one that the database knows."""
        text = str(value or "")
        return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else None


class SymbolsField(forms.Field):
    """The codes of pictures, as they came. Whether they are known is for the action to say."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: object) -> list[str]:
        """The codes, in their order."""
        return [str(code) for code in value] if isinstance(value, list) else []


class MessageForm(forms.Form):
    """A message, and the name that makes sending it again harmless. Whatever comes, the text is kept."""

    ref = forms.CharField(required=False, widget=forms.HiddenInput)
    reply_to = NumberField(required=False, widget=forms.HiddenInput)
    symbols = SymbolsField(required=False)
    text = WrittenField(
        label=_("Your message"),
        help_text=_("Press Send when you are ready."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "id": "write", "autocomplete": "off"}),
    )

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        if data is not None and not REF.fullmatch(data.get("ref", "")):
            data = data.copy()
            data["ref"] = new_ref()
        super().__init__(data, **kwargs)


def new_ref() -> str:
    """A name for a message that no other one has."""
    return uuid.uuid4().hex


class FlagForm(forms.Form):
    """Why a moderator should look at a message."""

    kind = forms.ChoiceField(
        label=_("What is it about?"),
        error_messages={"required": _("Choose what it is about.")},
        choices=[(kind.value, kind.label) for kind in (Flag.Kind.WORRY, Flag.Kind.REPORT)],
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Tell more, if you want"),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class NicknameForm(forms.Form):
    """A name for rooms. Whether it is taken is for the action to say."""

    nickname = forms.CharField(
        label=_("Your name in this room"),
        help_text=_("It need not be your own name. Others see only this name."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    in_every_room = forms.BooleanField(label=_("Use this name in all rooms"), required=False)


class HelpForm(forms.Form):
    """A private call to the moderator."""

    words = forms.CharField(
        label=_("What do you need help with?"),
        help_text=_("You can also leave this empty."),
        required=False,
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AnswerForm(forms.Form):
    """A moderator's answer to a call."""

    words = forms.CharField(
        label=_("Your answer"),
        help_text=_("Only the person who called sees this."),
        error_messages={"required": _("Write something first.")},
        max_length=WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class VersionForm(forms.Form):
    """Which version of a message a decision is about."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
