import json

import pytest
from django.core.management import CommandError, call_command

from peer import duty
from peer.models import Participant, Room
from portal.accounts.models import User

pytestmark = pytest.mark.django_db


def test_the_world_to_measure_in_is_refused_where_people_are(aino):
    with pytest.raises(CommandError, match="There are people in this database"):
        call_command("bench_world", people=2)
    assert not Room.objects.exists()
    assert list(User.objects.all()) == [aino]


def test_everybody_of_that_world_has_a_seat_and_may_speak_at_once(roles, capsys):
    call_command("bench_world", people=3, json=True)
    told = json.loads(capsys.readouterr().out)
    assert len(told["cookies"]) == 3
    assert all(cookie.startswith("sessionid=") for cookie in [*told["cookies"], told["moderator"]])
    hall = Room.objects.get(slug=told["rooms"]["everybody"])
    assert hall.flood_limit == 0
    assert Participant.objects.filter(room=hall, rules_accepted_version=1).count() == 3
    assert duty.is_attended(hall)


def test_made_again_it_stays_as_it_is_and_prints_new_cookies(roles, capsys):
    call_command("bench_world", people=2)
    first = capsys.readouterr().out.split()
    call_command("bench_world", people=2)
    second = capsys.readouterr().out.split()
    assert len(first) == len(second) == 2
    assert not set(first) & set(second)
    assert User.objects.count() == 4
