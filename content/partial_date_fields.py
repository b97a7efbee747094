"""Fields for partial dates: as people write them comes in, the stored shape is kept."""

from typing import Any

from django import forms
from django.db import models
from wagtail import blocks

from .partial_dates import stored, validate_partial_date

AS_TEXT = {"max_length": len("2017-04-01"), "validators": [validate_partial_date]}


class PartialDateInput(forms.CharField):
    """Takes 4/2017 and 1.4.2017 as well. What is no date stays as it was typed, whole, beside the error."""

    def __init__(self, **kwargs: Any) -> None:
        """As a CharField of any length: no browser may cut what somebody types."""
        super().__init__(**kwargs | {"max_length": None})
        self.validators.append(validate_partial_date)

    def to_python(self, value: Any) -> str:
        """The stored shape, where there is one."""
        return stored(super().to_python(value) or "")


class PartialDateField(models.CharField):
    """A year, a month or a day in a column of text. Forms of it are a `PartialDateInput`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As a CharField, long enough for a day."""
        super().__init__(*args, **kwargs | AS_TEXT)

    def to_python(self, value: Any) -> Any:
        """The stored shape of what a form or an import gives."""
        text = super().to_python(value)
        return stored(text) if isinstance(text, str) else text

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        """A field that understands more than the stored shape."""
        return super().formfield(**{"form_class": PartialDateInput} | kwargs)

    def deconstruct(self) -> Any:
        """For migrations it is plain text: nothing about the column is its own."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class PartialDateBlock(blocks.CharBlock):
    """The same in a stream."""

    def __init__(self, **kwargs: Any) -> None:
        """As a CharBlock."""
        super().__init__(**kwargs)
        told = {name: kwargs[name] for name in ("required", "help_text") if name in kwargs}
        self.field: forms.Field = PartialDateInput(**told)

    def deconstruct(self) -> Any:
        """For migrations it is plain text."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.CharBlock", args, kwargs | AS_TEXT
