"""Steps around sign-in cards that several test files take."""

import re

from django.test import Client

from media_studio.models import Support
from portal.accounts.cards import asking
from portal.accounts.cards.making import make_own_card
from portal.accounts.models import CardRequest
from portal.kit import clock

WAIT, HELP, ANSWER, MINE = "/fi/card/wait/", "/fi/card/help/", "/fi/card/help/answer/", "/fi/me/card/"
LOGIN, ME = "/fi/accounts/login/", "/fi/me/"


def door(secret):
    """The address behind the picture."""
    return f"/fi/card/open/{secret}/"


def browser(person=None, **headers):
    """A browser on pages of ours; signed in as by a mailed code a moment ago, where a person is given."""
    client = Client(headers={"sec-fetch-site": "same-origin", **headers})
    if person is not None:
        client.force_login(person)
        session = client.session
        session["account_authentication_methods"] = [{"method": "code", "at": clock.now().timestamp()}]
        session["account_authentication_methods_user"] = str(person.pk)
        session.save()
    return client


def support(storyteller, supporter, **facts):
    """The storyteller asked the supporter to help with all stories, who said yes."""
    return Support.objects.create(
        storyteller=storyteller,
        supporter=supporter,
        asked_address=supporter.email,
        accepted_at=clock.now(),
        **facts,
    )


def make_card(person, helper):
    """A card that the two made together; gives it and its secret."""
    request, _key = asking.ask(person, kind=CardRequest.Kind.MAKE)
    asking.say_yes(helper, request=request)
    return make_own_card(person, request=asking.use_yes(request))


def number_on(client):
    """The number that the waiting page shows."""
    return re.search(r'class="card-number">(\d{4})<', client.get(WAIT).content.decode())[1]


def help_with(helper, number, answer="yes"):
    """The helper types the number and answers; gives the last answer of the server."""
    client = helper if isinstance(helper, Client) else browser(helper)
    typed = client.post(HELP, {"number": number})
    return client.post(ANSWER, {"answer": answer}) if typed.status_code == 302 else typed


def come_in(client, secret, helper, **own):
    """The whole way with a helper; gives the answer to the last press."""
    client.post(door(secret), own)
    help_with(helper, number_on(client))
    return client.post(WAIT)


def is_in(client):
    """Whether somebody is signed in there."""
    return client.get(ME).status_code == 200
