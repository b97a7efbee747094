"""The last place of an event, asked for by many at the same moment: one gets it, the others wait in order."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from content.event_mail import key_of
from content.models import Event, SignUp
from content.signing_up import Wanted, give_back, sign_up, take_in_change
from tests.factories.events import make_event, make_sign_up

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: Callable[[], object]) -> None:
    """All of them begin together, each with a connection of its own."""
    start, failed = threading.Barrier(len(acts)), []

    def run(act: Callable[[], object]) -> None:
        try:
            start.wait()
            act()
        except Exception as trouble:  # noqa: BLE001
            failed.append(trouble)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def coming(event: Event, name: str) -> Callable[[], None]:
    return lambda: sign_up(None, event=event, wanted=Wanted(name=name, email=f"{name}@example.org"))


def test_no_more_than_fit_in_get_a_place():
    event = make_event(capacity=2)
    at_once(*(coming(event, f"p{number}") for number in range(6)))
    assert (SignUp.objects.coming().count(), SignUp.objects.waiting().count()) == (2, 4)
    first = list(SignUp.objects.order_by("pk").values_list("state", flat=True))
    assert first == ["coming"] * 2 + ["waiting"] * 4


def test_one_address_twice_at_the_same_moment_is_one_sign_up():
    event = make_event(capacity=5)
    at_once(*[coming(event, "sama")] * 3)
    assert SignUp.objects.count() == 1


def test_places_given_back_while_others_come_are_filled_once(tmp_path, settings):
    settings.DATA_DIR = tmp_path
    event = make_event(capacity=2)
    held = [make_sign_up(event, f"h{number}") for number in range(2)]
    waits = [make_sign_up(event, f"w{number}", state=SignUp.State.WAITING) for number in range(2)]
    keys = [key_of(one) for one in held]
    at_once(
        *[lambda key=key: give_back(key) for key in (*keys, keys[0])],
        coming(event, "new"),
        lambda: take_in_change(None, event=event),
    )
    assert set(SignUp.objects.coming()) == set(waits)
    assert [one.name for one in SignUp.objects.waiting()] == ["new"]
