"""Aino has a sign-in card, made with Mirja and used once on her own phone."""

from datetime import timedelta

from portal.accounts.cards import asking
from portal.accounts.cards.making import make_own_card
from portal.accounts.models import CardRequest, Device, User
from portal.kit import clock

PHONE = "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36"


def card() -> dict[str, str]:
    """The key behind the picture of the card."""
    aino, mirja = (User.objects.get(email=f"{name}@example.org") for name in ("aino", "mirja"))
    request, _key = asking.ask(aino, kind=CardRequest.Kind.MAKE, user_agent=PHONE)
    asking.say_yes(mirja, request=request)
    made, secret = make_own_card(aino, request=asking.use_yes(request))
    asking.note_use(aino, card=made, user_agent=PHONE)
    now = clock.now()
    until = {"confirmed_digest": "x", "confirmed_until": now + timedelta(days=20)}
    seen = {"browser": "chrome", "system": "android", "first_used_at": now, "last_used_at": now}
    Device.objects.update_or_create(person=aino, mark_digest="of a phone", defaults=seen | until)
    return {"card_key": secret}
