"""The forms of a portfolio: the name and words, a tick and a role for each work, roles with their time."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from content.models import Portfolio, TellablePage
from content.models.portfolios import ABOUT_LENGTH, NAME_LENGTH, ROLE_LENGTH, works_of
from content.partial_dates import stored, validate_partial_date
from content.portfolio_face import RoleLine, is_another_name
from portal.kit.fields import line, lines

from .presenting import MOST_ROLES, Chosen

NO_MONTH = _("Write a month and a year like this: 3/2024. A year alone will do.")


class MonthField(forms.CharField):
    """A month of a year, or a year: 3/2024, 2024-03 or 2024. As a partial date, or empty."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=12, **kwargs)
        self.widget.attrs |= {"class": "short", "autocomplete": "off"}

    def clean(self, value: Any) -> str:
        """The partial date."""
        text = stored(str(super().clean(value)))
        try:
            if text:
                validate_partial_date(text)
        except ValidationError as wrong:
            raise ValidationError(NO_MONTH) from wrong
        if len(text) > len("2024-03") or (text and not "1900" <= text[:4] <= "2100"):
            raise ValidationError(NO_MONTH)
        return text

    def prepare_value(self, value: Any) -> Any:
        """As people write it."""
        year, _dash, month = str(value or "").partition("-")
        return f"{int(month)}/{year}" if month.isdigit() and year.isdigit() and len(year) == 4 else value


class PortfolioForm(forms.Form):
    """The name that others see, a few words, and whether search engines may show it."""

    name = forms.CharField(
        label=_("What name stands in it?"),
        help_text=_("You choose. It may be the name of your stories."),
        max_length=NAME_LENGTH,
        error_messages={"required": _("Write the name that others see.")},
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    about = lines(
        _("A few words about you"),
        _("What do you like to write about? Tell no phone number or address."),
        most=ABOUT_LENGTH,
        rows=4,
    )
    may_be_found = forms.BooleanField(
        label=_("Search engines may show it"),
        help_text=_("Without the tick, only people with the address find it."),
        required=False,
    )


class WorkForm(forms.Form):
    """One public work: whether it stands in the portfolio, and what its teller did."""

    is_in = forms.BooleanField(label=_("It stands in the portfolio"), required=False)
    role = line(
        _("What did you do?"),
        _("For example: writer, pictures, interview."),
        most=ROLE_LENGTH,
        autocomplete="off",
    )

    def __init__(self, data: Any, *, page: TellablePage, name: str, tick: Any = None) -> None:
        initial = {"is_in": tick is not None, "role": tick.role if tick else ""}
        super().__init__(data, prefix=f"work-{page.pk}", initial=initial)
        self.page = page
        self.is_another_name = bool(name) and is_another_name(page.byline, name)


class RoleForm(forms.Form):
    """What somebody did, and when."""

    words = line(
        _("What were you?"),
        _("For example: writer, experience expert, editor."),
        most=ROLE_LENGTH,
        autocomplete="off",
    )
    begins = MonthField(label=_("From"), help_text=_("For example 3/2024."))
    ends = MonthField(label=_("Until"), help_text=_("Empty when it goes on."))

    def clean(self) -> dict[str, Any]:
        """A time is the time of something."""
        cleaned = super().clean() or {}
        if (cleaned.get("begins") or cleaned.get("ends")) and not cleaned.get("words"):
            self.add_error("words", _("Write what you did."))
        return cleaned


class PortfolioForms:
    """All forms of the page together."""

    def __init__(self, data: Any, *, portfolio: Portfolio | None, pages: list[TellablePage]) -> None:
        name = portfolio.name if portfolio else ""
        ticks = {page.pk: tick for page, tick in works_of(portfolio)} if portfolio else {}
        initial = _first(portfolio)
        self.main = PortfolioForm(data, initial=initial)
        self.works = [WorkForm(data, page=page, name=name, tick=ticks.get(page.pk)) for page in pages]
        roles = list(portfolio.roles.values("words", "begins", "ends")) if portfolio else []
        self.roles = [
            RoleForm(data, prefix=f"role-{place}", initial={**roles[place]} if place < len(roles) else None)
            for place in range(MOST_ROLES)
        ]

    @property
    def first_roles(self) -> list[RoleForm]:
        """The lines that are filled in, and one more."""
        return self.roles[: self._filled + 1]

    @property
    def more_roles(self) -> list[tuple[int, RoleForm]]:
        """The empty lines after them, with their numbers; they are folded."""
        return list(enumerate(self.roles, start=1))[self._filled + 1 :]

    @property
    def _filled(self) -> int:
        filled = [place for place, form in enumerate(self.roles, start=1) if any(f.value() for f in form)]
        return max(filled, default=0)

    @property
    def every(self) -> list[forms.Form]:
        """Each of them, in the order of the page."""
        return [self.main, *self.works, *self.roles]

    def is_valid(self) -> bool:
        """Whether all of them are."""
        return not [form for form in self.every if not form.is_valid()]  # each is asked

    @property
    def errors(self) -> list[tuple[Any, Any]]:
        """Each fault with its field, in the order of the page."""
        return [(field, error) for form in self.every for field in form for error in field.errors]

    @property
    def chosen(self) -> Chosen:
        """What was chosen, when all is valid."""
        main = self.main.cleaned_data
        works = [form for form in self.works if form.cleaned_data["is_in"]]
        roles = [form.cleaned_data for form in self.roles if form.cleaned_data["words"]]
        return Chosen(
            name=main["name"],
            about=main["about"],
            works=tuple((form.page.pk, form.cleaned_data["role"]) for form in works),
            roles=tuple(RoleLine(each["words"], each["begins"], each["ends"]) for each in roles),
            may_be_found=main["may_be_found"],
        )


def _first(portfolio: Portfolio | None) -> dict[str, Any]:
    if portfolio is None:
        return {}
    return {"name": portfolio.name, "about": portfolio.about, "may_be_found": portfolio.may_be_found}
