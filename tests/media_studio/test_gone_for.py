"""A story that went away for somebody in it: its page says why, whether they say yes again, and what next."""

import pytest

from content import asking_people
from content.hiding import hide
from media_studio import drafting, people
from media_studio.gone_for import gone_for
from media_studio.people import About

from .conftest import at, save
from .test_people import fresh, kerttu, key, public, read, yes  # noqa: F401  the story with Kerttu in it

pytestmark = pytest.mark.django_db


def page_of(door, aino, story):
    return door(aino).get(at("story", story.pk)).content.decode()


def test_it_says_who_took_their_yes_back(public, key, aino, door):  # noqa: F811
    assert gone_for(public) is None
    asking_people.take_back(key)
    page = page_of(door, aino, public)
    assert "Kerttu on tarinassasi ja perui suostumuksensa." in page
    assert "suostunut uudelleen" not in page


def test_it_says_that_they_say_yes_again_and_that_it_can_be_shown(public, key, aino, door):  # noqa: F811
    asking_people.take_back(key)
    yes(key)
    page = page_of(door, aino, public)
    assert "Kerttu on tarinassasi ja perui suostumuksensa. Kerttu on suostunut uudelleen." in page
    assert "Oma suostumuksesi on voimassa. Voit näyttää tarinan taas." in page
    assert at("people", public.pk) in page
    people.show_again(aino, story=public)
    assert gone_for(fresh(public)) is None


def test_when_it_changed_meanwhile_it_is_to_be_handed_in_again(public, key, aino, door):  # noqa: F811
    asking_people.take_back(key)
    text = "# Aamu\n\nHerään kello kuusi.\n\nKeitän teetä Kertun kanssa."
    save(aino, public, text=text)
    part, _words = people.parts_to_mark(public)[-1]
    about = About(name="Kerttu", what=["name"], places=["site"], parts=[part])
    people.change_person(aino, person=asking_people.person_of(key), about=about)
    yes(key)
    page = page_of(door, aino, public)
    assert "Kerttu on suostunut uudelleen." in page
    assert "Anna tarina uudelleen luettavaksi, kun haluat sen julkiseksi." in page
    assert at("hand_in", public.pk) in page
    drafting.hand_in(aino, story=public, through_supporter=False)
    assert gone_for(fresh(public)) is None


def test_where_the_log_does_not_say_who_it_says_that_it_was_somebody(public, aino, door):  # noqa: F811
    hide(public)
    assert "Se poistui näkyvistä jonkun tarinassa olevan vuoksi." in page_of(door, aino, public)
