"""Asking for support, at the doors."""

import re

import pytest

from media_studio.models import Support

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
