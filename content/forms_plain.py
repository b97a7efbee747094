"""The form of the page on which anybody tries a text."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.kit.languages import WRITTEN

MOST_SIGNS = 20_000


class PlainForm(forms.Form):
    """A text, and the language in which it is."""

    text = forms.CharField(
        label=_("Your text"),
        help_text=_("At most 20,000 signs fit: about 8 pages."),
        max_length=MOST_SIGNS,
        strip=False,
        error_messages={
            "required": _("Write or paste a text first."),
            "max_length": _("Your text is too long for this page. Try a part of it."),
        },
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    language = forms.ChoiceField(
        label=_("In which language is the text?"),
        choices=WRITTEN,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a language."), "invalid_choice": _("Choose a language.")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        # Counted and refused by us, kindly: a browser would cut the end off without a word.
        self.fields["text"].widget.attrs.pop("maxlength", None)
