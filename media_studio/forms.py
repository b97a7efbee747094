"""The forms of the studio: labels, help, and what is too long or missing. The rules stand in the actions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

BYLINE_LENGTH = 80


class HandInForm(forms.Form):
    """Who reads first. Asked only when there is a supporter."""

    way = forms.ChoiceField(
        label=_("Who reads your story first?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who reads first.")},
    )

    def __init__(self, *args: Any, supporters: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = ", ".join(str(each) for each in supporters)
        self.fields["way"].choices = [  # type: ignore[attr-defined]
            ("supporter", _("%(names)s reads first, then the media team.") % {"names": names}),
            ("direct", _("Straight to the media team.")),
        ]


class PodcastForm(forms.Form):
    """Whether the voice in a story may leave this site."""

    in_podcast = forms.BooleanField(
        label=_("My voice may also be in the podcast."),
        help_text=_("Podcast programs can save it. Saved copies cannot be called back."),
        required=False,
    )


class BylineForm(forms.Form):
    """What name stands with the story."""

    name_kind = forms.ChoiceField(
        label=_("What name do others see?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a name that others see.")},
    )
    pen_name = forms.CharField(
        label=_("The name you made up"),
        help_text=_("Fill this in only if you chose a made-up name."),
        max_length=BYLINE_LENGTH,
        required=False,
    )
    revision_id = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, first_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first_name = first_name
        own = [("first", _("My first name: %(name)s") % {"name": first_name})] if first_name else []
        self.fields["name_kind"].choices = [  # type: ignore[attr-defined]
            *own,
            ("pen", _("A name that I made up")),
            ("none", _("No name. Only “%(words)s”.") % {"words": _("a member")}),
        ]

    def clean(self) -> dict[str, Any]:
        """A made-up name must be there when it was chosen."""
        cleaned = super().clean() or {}
        if cleaned.get("name_kind") == "pen" and not cleaned.get("pen_name"):
            self.add_error("pen_name", _("Write the name that others see."))
        return cleaned

    @property
    def byline(self) -> str:
        """The name in the words that are shown."""
        kind = self.cleaned_data["name_kind"]
        if kind == "first":
            return self.first_name
        return self.cleaned_data["pen_name"] if kind == "pen" else str(_("a member"))


class SupporterForm(forms.Form):
    """Whom to ask."""

    email = forms.EmailField(
        label=_("E-mail address of your supporter"),
        help_text=_("Your supporter must be a member here."),
        error_messages={
            "required": _("Write the e-mail address."),
            "invalid": _("The address is not whole. Look for the @ sign."),
        },
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    story = forms.ChoiceField(label=_("Which stories?"), required=False)

    def __init__(self, *args: Any, stories: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["story"].choices = [  # type: ignore[attr-defined]
            ("", _("All my stories")),
            *((str(each.pk), each.draft_title or each.title) for each in stories),
        ]


class ChangeForm(forms.Form):
    """What a reader would change."""

    words = forms.CharField(
        label=_("What would you change?"),
        help_text=_("Use kind words. Say one thing at a time."),
        max_length=2000,
        error_messages={"required": _("Write what you would change. Use kind words.")},
        widget=forms.Textarea({"rows": 5}),
    )


class TakeDownForm(forms.Form):
    """Why a page is taken away from readers, or a portfolio hidden."""

    reason = forms.CharField(
        label=_("Why do you take the page down?"),
        help_text=_("The storyteller reads this. Use kind words."),
        max_length=2000,
        error_messages={"required": _("Write the reason. The storyteller reads it.")},
        widget=forms.Textarea({"rows": 4}),
    )

    def __init__(self, *args: Any, of_portfolio: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if of_portfolio:
            reason = self.fields["reason"]
            reason.label = _("Why do you hide the portfolio?")
            reason.help_text = _("Its owner reads this. Use kind words.")
            reason.error_messages["required"] = _("Write the reason. Its owner reads it.")
