"""The forms of pictures: which files, which words, and what is done to one."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from content.picture_editing import BLUR, PIXELS, Box, Cover
from content.picture_intake import ALT_LENGTH, CREDIT_LENGTH
from portal.kit.fields import line, lines

from .picture_words import Words
from .picturing import CAPTION_LENGTH

TYPED_AT_MOST = 2000  # of one field that is kept before it is saved


class ManyFiles(forms.FileInput):
    """A file field of the browser that takes several files at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; at least one."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:  # type: ignore[override]
        """Each file, in the order they were chosen. What each holds is looked at later."""
        files = [each for each in (data if isinstance(data, list | tuple) else [data]) if each]
        if not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return files


class AddPicturesForm(forms.Form):
    """One picture, or several at once."""

    uploads = ManyFilesField(
        label=_("Choose pictures"),
        help_text=_("You can choose many at once. We remove the place and time from them."),
        error_messages={"required": _("Choose a picture first.")},
        widget=ManyFiles({"accept": "image/*"}),
    )


class WordsForm(forms.Form):
    """What belongs to a picture in writing. All of it may come later: only handing in asks for it."""

    alt = lines(
        _("What is in the picture? What matters in it?"),
        _("Tell it to someone who cannot see it. One or two sentences."),
        most=ALT_LENGTH,
        rows=2,
    )
    decorative = forms.BooleanField(
        label=_("The picture is only decoration."),
        help_text=_("Then you need not describe it."),
        required=False,
    )
    caption = line(
        _("Text under the picture"), _("Everybody reads it. One sentence is enough."), most=CAPTION_LENGTH
    )
    credit = line(_("Who took the picture?"), most=CREDIT_LENGTH)

    @property
    def words(self) -> Words:
        """As the actions take them."""
        names = ("alt", "decorative", "credit", "caption")
        return Words(**{name: self.cleaned_data[name] for name in names})

    @property
    def as_typed(self) -> Words:
        """What is kept for later: as it was typed, also where it is too long still."""
        typed = {name: str(self.data.get(name, ""))[:TYPED_AT_MOST] for name in ("alt", "credit", "caption")}
        return Words(decorative="decorative" in self.data, **typed)


class PercentField(forms.FloatField):
    """A place or a length in percent of the picture."""

    def __init__(self, label: Any) -> None:
        wrong = _("Write a number from 0 to 100.")
        super().__init__(
            label=label,
            min_value=0,
            max_value=100,
            widget=forms.NumberInput({"step": "any", "inputmode": "decimal"}),
            error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), wrong),
        )


class BoxForm(forms.Form):
    """A part of the picture."""

    left = PercentField(_("From the left"))
    top = PercentField(_("From the top"))
    width = PercentField(_("Width"))
    height = PercentField(_("Height"))

    @property
    def box(self) -> Box:
        """The part that was written."""
        return Box(*(self.cleaned_data[name] for name in ("left", "top", "width", "height")))


class CoverForm(BoxForm):
    """A part that is covered."""

    how = forms.ChoiceField(
        label=_("How it is covered"), choices=[(PIXELS, _("Large squares")), (BLUR, _("Blur"))]
    )

    @property
    def cover(self) -> Cover:
        """The cover that was written."""
        box = self.box
        return Cover(box.left, box.top, box.width, box.height, self.cleaned_data["how"])
