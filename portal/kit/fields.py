"""Fields of plain text that may stay empty, as most of ours may."""

from typing import Any

from django import forms


def line(label: Any, help_text: Any = "", *, most: int, **attrs: Any) -> forms.CharField:
    """One line of at most so many letters; `attrs` are those of its control."""
    control = forms.TextInput(attrs)
    return forms.CharField(label=label, help_text=help_text, max_length=most, required=False, widget=control)


def lines(
    label: Any, help_text: Any = "", *, most: int, rows: int = 3, strip: bool = True
) -> forms.CharField:
    """Several lines of at most so many letters together."""
    control = forms.Textarea({"rows": rows})
    return forms.CharField(
        label=label, help_text=help_text, max_length=most, required=False, widget=control, strip=strip
    )
