"""The portfolios of the seeded world: Aino's, which somebody reports, and Veikko's, which is hidden."""

from content import reporting
from content.models import Portfolio
from content.models.portfolios import public_works_of
from media_studio import appealing, presenting
from portal.accounts.models import User


def portfolios() -> dict[str, int | str]:
    """Aino's with a report about it; Veikko's was hidden by Leena, and he asked another editor."""
    shown = Portfolio.objects.get(owner=_person("aino"))
    report = reporting.report_thing(None, thing=shown, reason="wrong", words="A test.")
    veikko = _person("veikko")
    works = tuple((page.pk, "Kuvat") for page in public_works_of(veikko)[:2])
    chosen = presenting.Chosen(name="Veikko", works=works)
    seen = presenting.looks_like(veikko, chosen=chosen).digest
    made = presenting.present(veikko, chosen=chosen, seen=seen)
    taken = reporting.take_down(_person("leena"), thing=made, reason="Siinä on toisen nimi.")
    appealing.ask_another(veikko, taken=taken, words="Nimi on minun.")
    return {
        "portfolio": shown.pk,
        "portfolio_key": shown.key,
        "portfolio_report": report.pk,
        "portfolio_hidden": taken.pk,
    }


def _person(name: str) -> User:
    return User.objects.get(email=f"{name}@example.org")
