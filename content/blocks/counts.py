"""Results as data: a tree of counts, and a target with what came of it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from ..count_trees import Count, Fault, Split, fault_of, rows_of
from ..partial_date_fields import PartialDateBlock
from ..partial_dates import in_words
from . import samples

_SPLITS = [
    (Split.WHOLE.value, _("It is not split")),
    (Split.STATED.value, _("The source gives the parts")),
    (Split.READ.value, _("The parts are our own reading of the source")),
    (Split.UNKNOWN.value, _("The parts are not known, or not all of them")),
]
_FAULTS = {
    Fault.NO_PARTS: _("Write the parts, or choose that it is not split."),
    Fault.NOT_SAID: _("Choose where the parts come from."),
    Fault.TOO_MUCH: _("The parts are more than the whole. Check the numbers."),
    Fault.NOT_ALL: _("The parts are less than the whole. Check them, or say that some are unknown."),
}
UNITS = [("measures", _("Measures")), ("people", _("People")), ("things", _("Other things"))]


def _partial_date(label: Any) -> PartialDateBlock:
    words = _("A year, a month or a day: 2019, 2017-04 or 2017-04-01.")
    return PartialDateBlock(label=label, required=False, help_text=words)


class _CountBlock(blocks.StructBlock):
    """One number. What it is made of must add up, or be said to be unknown."""

    name = blocks.CharBlock(label=_("What it counts"), max_length=200)
    number = blocks.IntegerBlock(label=_("How many"), min_value=0)

    def clean(self, value: Any) -> Any:
        """Refuses parts that do not make their whole, beside the choice that says where they come from."""
        cleaned = super().clean(value)
        if fault := fault_of(count_of(cleaned)):
            raise StructBlockValidationError({"split": ValidationError(_FAULTS[fault])})
        return cleaned


class SmallestCount(_CountBlock):
    """A number that is not split any more."""

    class Meta:
        icon = "order"


class _SplitCount(_CountBlock):
    split = blocks.ChoiceBlock(label=_("How it splits"), choices=_SPLITS, default=Split.WHOLE.value)


class PartCount(_SplitCount):
    """A part of a group."""

    parts = blocks.ListBlock(SmallestCount(), label=_("Parts"), default=[], collapsed=True)

    class Meta:
        icon = "order"


class GroupCount(_SplitCount):
    """A group of the whole."""

    parts = blocks.ListBlock(PartCount(), label=_("Parts"), default=[], collapsed=True)

    class Meta:
        icon = "order"


class CountTree(_SplitCount):
    """Counts under one heading: a plain sentence, a chart and a table, and a file to take away."""

    name = blocks.CharBlock(label=_("Heading"), max_length=120)
    number = blocks.IntegerBlock(label=_("How many in all"), min_value=0)
    unit = blocks.ChoiceBlock(label=_("What is counted"), choices=UNITS)
    people = blocks.IntegerBlock(
        label=_("For how many people"),
        required=False,
        min_value=0,
        help_text=_("Where measures are counted."),
    )
    split = blocks.ChoiceBlock(label=_("How it splits"), choices=_SPLITS, default=Split.STATED.value)
    parts = blocks.ListBlock(GroupCount(), label=_("Groups"), default=[])
    source = blocks.CharBlock(label=_("Where the numbers come from"), max_length=200)
    date = _partial_date(_("From when the numbers are"))

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds the plain `sentences`, the `rows` of chart and table, and `block_id` for the file."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        block = context.get("block")
        context["block_id"] = getattr(block, "id", None) or ""
        context["rows"] = rows_of(count_of(value))
        context["groups"] = [row for row in context["rows"] if row.depth == 0]
        context["sentences"] = sentences_of(value)
        context["counted_in_words"] = in_words(value.get("date") or "")
        return context

    class Meta:
        preview_value = staticmethod(samples.counts)
        icon = "table"
        label = _("Numbers")
        template = "blocks/counts.html"


class Target(blocks.StructBlock):
    """What was aimed at, and whether it was reached; that may be unknown."""

    number = blocks.IntegerBlock(label=_("How many"), required=False, min_value=0)
    words = blocks.CharBlock(
        label=_("What was aimed at"), max_length=200, help_text=_("For example: paid jobs.")
    )
    by = _partial_date(_("By when"))
    result = blocks.ChoiceBlock(
        label=_("What came of it"),
        choices=[
            ("unknown", _("Not known")),
            ("reached", _("Reached")),
            ("partly", _("Reached in part")),
            ("missed", _("Not reached")),
        ],
        default="unknown",
    )
    reached = blocks.IntegerBlock(label=_("How many came of it"), required=False, min_value=0)
    source = blocks.CharBlock(label=_("Where this comes from"), required=False, max_length=200)

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `by_in_words`."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["by_in_words"] = in_words(value.get("by") or "")
        return context

    class Meta:
        preview_value = staticmethod(samples.target)
        icon = "pick"
        label = _("Target")
        template = "blocks/target.html"


def count_of(value: Any) -> Count:
    """The pure tree of what was written in the blocks."""
    parts = tuple(count_of(part) for part in value.get("parts") or ())
    split = Split(value.get("split") or Split.WHOLE)
    return Count(value.get("name") or "", value.get("number") or 0, split, parts)


def unit_in_words(value: Any) -> str:
    """What the numbers count: measures, people or something else."""
    return str(dict(UNITS).get(value["unit"], ""))


def split_in_words(split: Split) -> str:
    """How a number splits, as the editors' choice says it."""
    return str(dict(_SPLITS)[split.value])


def sentences_of(value: Any) -> list[str]:
    """The numbers in plain sentences: how many in all, for whom, and the largest group."""
    number, people = value["number"], value.get("people")
    if value["unit"] == "people":
        said = [ngettext("There was %(number)s person.", "There were %(number)s people.", number)]
    elif value["unit"] == "things":
        said = [gettext("There were %(number)s in all.")]
    elif people:
        measures = ngettext("%(number)s measure was taken.", "%(number)s measures were taken.", number)
        whom = ngettext("They were for %(people)s person.", "They were for %(people)s people.", people)
        said = [measures, whom, gettext("One person may have had many measures.")]
    else:
        said = [ngettext("%(number)s measure was taken.", "%(number)s measures were taken.", number)]
    words = {"number": number_format(number, force_grouping=True), "people": people}
    largest = max(value["parts"], key=lambda part: part["number"], default=None)
    told = [sentence % words for sentence in said]
    if largest is not None:
        group = {"name": largest["name"], "number": number_format(largest["number"], force_grouping=True)}
        told.append(gettext("The largest group: %(name)s, %(number)s.") % group)
    return told
