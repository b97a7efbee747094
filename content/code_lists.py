"""Several codes of a fixed list in one column: regions, needs. Asked for by `__has` on both databases."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.lookups import Contains

BETWEEN = ","


class CodesField(models.CharField):
    """The chosen codes as a tuple, in the order of the list. Kept as ",06,11,": each code between commas.

    `choices` is the list; a code has no comma in it. `filter(regions__has="06")` finds what holds a code.
    One that is unknown is refused by validation; one that left the list later stays until somebody saves.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """As a CharField; room enough for the whole list unless `max_length` is said."""
        kwargs.setdefault("max_length", 255)
        kwargs.setdefault("default", tuple)
        kwargs["blank"] = kwargs.get("blank", False)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *_: Any) -> tuple[str, ...]:
        """What the column holds, as codes."""
        return parted(value or "")

    def to_python(self, value: Any) -> tuple[str, ...]:
        """Codes out of whatever a form, a revision or a fixture gives."""
        return parted(value) if isinstance(value, str) else tuple(value or ())

    def get_prep_value(self, value: Any) -> str:
        """The column's text."""
        return joined(self.to_python(value))

    def value_to_string(self, obj: models.Model) -> str:
        """The column's text, for fixtures and revisions."""
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: tuple[str, ...], model_instance: models.Model | None) -> None:
        """Raises ValidationError when nothing is chosen where something must be, or for an unknown code."""
        if not value and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        known = dict(self.flatchoices)
        for code in value:
            if code not in known:
                raise ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": code}
                )

    def run_validators(self, value: tuple[str, ...]) -> None:
        """The length is measured on what the column will hold."""
        super().run_validators(joined(value))

    def formfield(self, **kwargs: Any) -> forms.Field:
        """A checkbox for each code."""
        return forms.TypedMultipleChoiceField(
            choices=self.flatchoices,
            coerce=str,
            required=not self.blank,
            label=kwargs.get("label", self.verbose_name),
            help_text=kwargs.get("help_text", self.help_text),
            initial=kwargs.get("initial", ()),
            widget=forms.CheckboxSelectMultiple,
        )


@CodesField.register_lookup
class Has(Contains):
    """Whether one code is among them: `__has="06"`."""

    lookup_name = "has"
    prepare_rhs = False

    def get_prep_lookup(self) -> str:
        """The code between its commas."""
        return joined([self.rhs])

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        """Compared as Django's own `contains`."""
        return str(connection.operators["contains"] % rhs)


def parted(text: str) -> tuple[str, ...]:
    """The codes of a column's text."""
    return tuple(code for code in text.split(BETWEEN) if code)


def joined(codes: Iterable[str]) -> str:
    """A column's text for some codes: each between commas; nothing for none."""
    kept = list(dict.fromkeys(codes))
    return f"{BETWEEN}{BETWEEN.join(kept)}{BETWEEN}" if kept else ""
