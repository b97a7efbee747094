"""Asking for support, at the doors."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from media_studio import drafting, queries, supporting
from media_studio.models import Notice, Support
from media_studio.refusals import NotReady
from peer import blocking, chat, seats
from tests.factories.rooms import make_room
from tests.factories.shifts import put_on_duty

from .conftest import at, support

pytestmark = pytest.mark.django_db


def test_asking_looks_the_same_whether_or_not_somebody_is_a_member(written, aino, veikko, door):
    pages = []
    for name in ("veikko", "olavi"):
        answer = door(aino).post(at("supporters"), {"email": f"{name}@example.org"}, follow=True)
        told = [str(message) for message in answer.context["messages"]]
        page = answer.content.decode()
        assert "Veikko" not in page
        asked = Support.objects.get()
        pages.append((answer.redirect_chain, told, _without(page, name, f"/{asked.pk}/")))
        asked.delete()
    assert pages[0] == pages[1]


def _without(page, *words):
    for word in words:
        page = page.replace(word, "…")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)


def test_nobody_asks_more_than_ten_times_an_hour(written, aino, oiva, door):
    asked = [
        door(aino).post(at("supporters"), {"email": f"one{turn}@example.org"}).status_code
        for turn in range(11)
    ]
    assert asked == [302] * 10 + [429]
    assert Support.objects.count() == 10
    assert door(oiva).post(at("supporters"), {"email": "one@example.org"}).status_code == 302


def test_asking_a_supporter_and_ending_it(written, aino, veikko, oiva, door):
    assert door(aino).post(at("supporters"), {"email": "ei kukaan"}).status_code == 422
    assert door(aino).post(at("supporters"), {"email": veikko.email}).status_code == 302
    asked = Support.objects.get()
    assert "veikko" in door(aino).get(at("supporters")).content.decode()
    assert door(oiva).post(at("answer_request", asked.pk), {"answer": "yes"}).status_code == 404
    assert str(aino) in door(veikko).get(at("home")).content.decode()
    assert door(veikko).post(at("answer_request", asked.pk), {"answer": "yes"}).status_code == 302
    assert Support.objects.current().get().supporter == veikko
    assert door(veikko).post(at("answer_request", asked.pk), {"answer": "yes"}).status_code == 404
    assert door(oiva).post(at("end_support", asked.pk)).status_code == 404
    assert door(veikko).post(at("end_support", asked.pk)).status_code == 302
    assert not Support.objects.current().exists()


def test_a_draft_names_everybody_who_can_open_it(supported, aino, veikko, oiva, door):
    support(aino, oiva, story=supported)
    for name in ("home", "write", "pictures"):
        page = door(aino).get(at(name, *([] if name == "home" else [supported.pk]))).content.decode()
        assert "Sinä ja Oiva ja Veikko näette sen." in page
    assert "Sinä ja Veikko näette tarinan" in door(aino).get(at("begin")).content.decode()


def test_a_draft_without_supporters_is_its_storytellers_alone(written, aino, veikko, door):
    door(aino).post(at("supporters"), {"email": veikko.email})
    for name in ("home", "write", "pictures"):
        page = door(aino).get(at(name, *([] if name == "home" else [written.pk]))).content.decode()
        assert "Vain sinä näet sen." in page
    assert door(veikko).get(at("preview", written.pk)).status_code == 404


FREE_WORDS = "Aino et pääse minusta soita 040"


def test_a_request_shows_no_words_of_the_one_who_asks_before_a_yes(site, aino, oiva, door):
    story = drafting.begin_story(oiva, title=FREE_WORDS)
    request = supporting.ask_support(oiva, supporter_email=aino.email, story=story)
    page = door(aino).get(at("home")).content.decode()
    assert str(oiva) in page
    assert FREE_WORDS not in page
    supporting.answer(aino, support=request, yes=True)
    assert FREE_WORDS in door(aino).get(at("home")).content.decode()


@pytest.mark.parametrize("who_blocks", ["asked", "asks"])
def test_a_block_stands_silently_before_a_request(site, aino, oiva, door, who_blocks):
    blocker, blocked = (aino, oiva) if who_blocks == "asked" else (oiva, aino)
    blocking.block_person(blocker, person=blocked)
    told = door(oiva).post(at("supporters"), {"email": aino.email}, follow=True)
    free = door(oiva).post(at("supporters"), {"email": "somebody@example.org"}, follow=True)
    said = [[str(each) for each in answer.context["messages"]] for answer in (told, free)]
    assert said[0] == said[1]
    request = Support.objects.get(asked_address=aino.email)
    assert request.asked_address in told.content.decode()
    for name in ("home", "supporters"):
        assert f"/{request.pk}/" not in door(aino).get(at(name)).content.decode()
    assert door(aino).post(at("answer_request", request.pk), {"answer": "yes"}).status_code == 404
    with pytest.raises(PermissionDenied):
        supporting.answer(aino, support=request, yes=True)
    assert not Notice.objects.filter(person=aino).exists()


@pytest.mark.parametrize("who_blocks", ["asked", "asks"])
def test_what_a_block_kept_away_does_not_come_when_it_ends(site, aino, oiva, door, who_blocks):
    blocker, blocked = (aino, oiva) if who_blocks == "asked" else (oiva, aino)
    blocking.block_person(blocker, person=blocked)
    asked = supporting.ask_support(oiva, supporter_email=aino.email)
    blocking.unblock_person(blocker, person=blocked)
    assert not queries.requests_for(aino).exists()
    assert aino.email in door(oiva).get(at("supporters")).content.decode()  # as if nobody had answered
    supporting.end_support(oiva, support=asked)
    supporting.ask_support(oiva, supporter_email=aino.email)
    assert queries.requests_for(aino).exists()


def test_a_request_from_before_a_block_waits_again_after_it(site, aino, oiva):
    supporting.ask_support(oiva, supporter_email=aino.email)
    blocking.block_person(aino, person=oiva)
    assert not queries.requests_for(aino).exists()
    blocking.unblock_person(aino, person=oiva)
    assert queries.requests_for(aino).exists()


@pytest.mark.parametrize("who_blocks", ["first", "second"])
def test_whom_a_block_keeps_apart_do_not_meet_beside_a_third(written, aino, veikko, oiva, door, who_blocks):
    support(aino, veikko)
    one, other = (veikko, oiva) if who_blocks == "first" else (oiva, veikko)
    blocking.block_person(one, person=other)
    asked = supporting.ask_support(aino, supporter_email=oiva.email, story=written)
    page = door(oiva).post(at("answer_request", asked.pk), {"answer": "yes"}, follow=True).content.decode()
    assert "Tämä ei voi alkaa nyt" in page
    assert [one.supporter for one in Support.objects.current()] == [veikko]


@pytest.mark.parametrize("is_a_member", [True, False])
def test_the_same_person_is_not_asked_without_end(site, aino, oiva, is_a_member):
    email = aino.email if is_a_member else "nobody@example.org"
    for turn in range(supporting.ASKS_A_MONTH):
        story = drafting.begin_story(oiva, title=f"Tarina {turn}")
        supporting.end_support(oiva, support=supporting.ask_support(oiva, supporter_email=email, story=story))
    with pytest.raises(NotReady):
        supporting.ask_support(oiva, supporter_email=email)
    assert supporting.ask_support(oiva, supporter_email="veikko@example.org")


def test_who_blocks_somebody_reads_who_is_beside_them_in_the_studio(supported, aino, oiva, veikko, door):
    for person, others in ((aino, veikko), (veikko, aino)):
        page = door(person).get(reverse("peer:blocked")).content.decode()
        assert str(others) in page
        assert (at("supporters") if person == aino else at("home")) in page
    supporting.end_support(aino, support=Support.objects.get())
    assert str(veikko) not in door(aino).get(reverse("peer:blocked")).content.decode()


def test_a_support_is_ended_on_the_page_that_follows_a_block(
    supported, aino, veikko, oiva, sampo, mirja, door
):
    """The same page whoever was blocked: which name in the rooms is Veikko's is not told."""
    room = make_room(sampo)
    put_on_duty(mirja)
    for person in (aino, veikko, oiva):
        seats.enter_room(person, room=room)
        seats.accept_rules(person, room=room, version=1)
    for number, person in enumerate((veikko, oiva)):
        said = chat.post_message(person, room=room, ref=str(number), text="Hei").message
        came = door(aino).post(reverse("peer:block", args=[room.slug, said.pk]))
        assert came.url == f"{reverse('peer:blocked')}#beside"
    held = Support.objects.get()
    end = at("end_support", held.pk)
    assert f'action="{end}"' in door(aino).get(reverse("peer:blocked")).content.decode()
    Notice.objects.all().delete()
    door(aino).post(end)
    assert not Support.objects.current().exists()
    assert [notice.kind for notice in Notice.objects.filter(person=veikko)] == ["support ended"]
