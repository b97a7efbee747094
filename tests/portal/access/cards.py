"""Aino's sign-in card, made with a professional."""

from portal.accounts.cards import asking
from portal.accounts.cards.making import make_own_card
from portal.accounts.models import CardRequest, User


def make_card(aino: User, helper: User) -> dict[str, int | str]:
    """The card and the key behind its picture."""
    request, _key = asking.ask(aino, kind=CardRequest.Kind.MAKE)
    asking.say_yes(helper, request=request)
    card, secret = make_own_card(aino, request=asking.use_yes(request))
    return {"card": card.pk, "card_key": secret}
