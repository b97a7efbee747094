"""Every socket for everybody: who stays, and by which number the others are told why not."""

from collections.abc import Callable

import pytest
from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.mfa.models import Authenticator
from asgiref.sync import sync_to_async

from media_studio import drafting, supporting
from portal.accounts.models import User
from portal.accounts.roles import Role, give_role
from tests.factories.pages import make_site
from tests.factories.rooms import make_room
from tests.peer.sockets import Reader, session_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.asyncio]
WHO = {
    "nobody": None,
    "member": Role.MEMBER,
    "expert": Role.EXPERIENCE_EXPERT,
    "professional": Role.PROFESSIONAL,
    "editor": Role.EDITOR,
    "moderator": Role.MODERATOR,
    "administrator": Role.ADMINISTRATOR,
    "supporter": Role.MEMBER,
    "aino": Role.MEMBER,
}
SIGN_IN, NO_SEAT = 4401, 4403
EVERY = {"nobody": SIGN_IN} | {name: NO_SEAT for name in WHO if name != "nobody"}
# Who is not told a number stays.
STAYS: dict[str, set[str]] = {
    "/ws/rooms/coffee/": {"member", "expert", "moderator", "administrator", "supporter", "aino"},
    "/ws/queue/": {"moderator"},
    "/ws/stories/{story}/": {"supporter", "aino"},
}
LOOK_AFTER = {"editor", "moderator", "administrator"}


@pytest.fixture
def people(roles) -> dict[str, User]:
    made = {}
    for name, role in WHO.items():
        if role:
            made[name] = User.objects.create_user(f"{name}@example.org", first_name=name.title())
            give_role(made[name], role)
    return made


@pytest.fixture
def story(people) -> int:
    """Aino's, with a supporter; and a room."""
    make_site()
    make_room(people["administrator"])
    begun = drafting.begin_story(people["aino"], title="Aamu")
    asked = supporting.ask_support(people["aino"], supporter_email=people["supporter"].email)
    supporting.answer(people["supporter"], support=asked, yes=True)
    return begun.pk


async def told(client, address: str) -> int | None:
    """The number by which the socket is closed at once; nothing when it stays, and answers."""
    reader = Reader(client, address)
    assert await reader.open()
    await reader.say(type="nonsense")
    frame = await reader.next("error", timeout=60)
    if "close" in frame:
        return frame["close"]
    await reader.leave()
    return None


def with_passkey(person: User):
    """A session in which the person's passkey was used."""
    client = session_of(person)
    key = Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data={})
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "mfa", "type": "webauthn", "id": key.pk}]
    session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(person.pk)
    session.save()
    return client


async def everybody(people, address: str, come: Callable) -> dict[str, int | None]:
    return {
        name: await told(await sync_to_async(come)(people[name]) if name in people else None, address)
        for name in WHO
    }


@pytest.mark.parametrize("address", STAYS)
async def test_behind_a_passkey_everybody_gets_what_is_theirs(settings, people, story, address):
    settings.RIGHTS_WITHOUT_PASSKEY = False
    expected = EVERY | dict.fromkeys(STAYS[address])
    assert await everybody(people, address.format(story=story), with_passkey) == expected


@pytest.mark.parametrize("address", STAYS)
async def test_without_one_who_looks_after_others_has_no_socket(settings, people, story, address):
    settings.RIGHTS_WITHOUT_PASSKEY = False
    expected = EVERY | dict.fromkeys(STAYS[address] - LOOK_AFTER)
    assert await everybody(people, address.format(story=story), session_of) == expected
