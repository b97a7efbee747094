"""After a restore nobody has rights again that were taken from them."""

import pytest

from portal.accounts.models import User
from portal.accounts.roles import Role, give_role, has_role
from portal.kit import ledger

pytestmark = pytest.mark.django_db


def again(person):
    return User.objects.get(pk=person.pk)


def test_somebody_who_was_shut_out_stays_out(aino, since_the_backup, replay):
    with since_the_backup():
        aino.is_active = False
        aino.save()
    assert again(aino).is_active
    assert "rights: 1" in replay()
    assert not again(aino).is_active


def test_a_role_that_was_taken_stays_taken(eeva, since_the_backup, replay):
    with since_the_backup():
        eeva.groups.remove(eeva.groups.get(name=Role.EDITOR))
    assert has_role(again(eeva), Role.EDITOR)
    replay()
    assert not has_role(again(eeva), Role.EDITOR)
    assert has_role(again(eeva), Role.MEMBER)


def test_one_that_was_given_again_is_kept(eeva, since_the_backup, replay):
    with since_the_backup():
        eeva.groups.clear()
        give_role(eeva, Role.EDITOR)
    replay()
    assert has_role(again(eeva), Role.EDITOR)
    assert not has_role(again(eeva), Role.MEMBER)


def test_a_replay_never_gives_a_right(aino, since_the_backup, replay):
    with since_the_backup():
        aino.is_superuser = True
        aino.save()
        give_role(aino, Role.MODERATOR)
        aino.groups.remove(aino.groups.get(name=Role.MEMBER))
    replay()
    assert not again(aino).is_superuser
    assert not has_role(again(aino), Role.MODERATOR)


def test_who_is_let_in_again_stays_in(aino, since_the_backup, replay):
    with since_the_backup():
        for is_in in (False, True):
            aino.is_active = is_in
            aino.save()
    assert "rights: 0" in replay()
    assert again(aino).is_active


def test_coming_in_and_signing_in_write_no_line(aino):
    give_role(aino, Role.EXPERIENCE_EXPERT)
    aino.save(update_fields=["last_login"])
    assert ledger.all_lines() == []
