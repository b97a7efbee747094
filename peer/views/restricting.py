"""From the form about a person to the act that it chose."""

from peer import restricting
from peer.deciding import Decided
from peer.decision_forms import WriterForm
from portal.accounts.models import User


def act_about_person(actor: User, case: restricting.Case, form: WriterForm) -> Decided:
    """Does what the form says."""
    kind, _line, minutes = form.cleaned_data["act"].partition("_")
    if kind == "pause":
        return restricting.pause_person(actor, case=case, because=form.because, minutes=int(minutes))
    if kind == "warn":
        return restricting.warn_person(actor, case=case, because=form.because)
    if kind == "remind":
        return restricting.remind_person(actor, case=case, because=form.because)
    if kind == "neutral":
        return restricting.give_neutral_name(actor, case=case, because=form.because)
    return restricting.remove_person(actor, case=case, because=form.because)
