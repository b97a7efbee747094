"""A pen name holds only when the story does not tell the own one: it is said kindly where it does."""

import pytest

from content.models import StoryPage
from media_studio import drafting, own_name, placing, queries
from media_studio.own_name import Where
from media_studio.policy.own_name import says
from tests.factories.films import make_film, with_film
from tests.factories.recordings import make_recording, with_recording
from tests.factories.telling import begin_alone, read_through

from .conftest import at, save
from .test_presenting import TITLE, publish


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Aino", "Hei, olen Aino."),
        ("Aino", "Tämä on Ainon tarina."),
        ("Aino", "Annoin Ainolle kahvia"),
        ("Aino", "minä olen aino"),
        ("Aino", "Näin Ainoa eilen."),
        ("Aino", "Aino-täti kertoi."),
        ("Veikko", "Veikon vene"),
        ("Antti", "Antin pyörä ja Antista kuva"),
        ("Lempi", "Kysyin Lemmeltä."),
        ("Johannes", "Johanneksen huone"),
        ("Päivi", "Se on Päivin."),
        ("Oiva", "Oivakin tuli."),
        ("Sven", "Svens båt"),
        ("Anna-Maija", "Anna-Maijan luona"),
        ("Mikael", "Mikaelilla on kissa."),
        ("Onni", "Tässä on Onni."),
    ],
)
def test_a_name_is_found_in_its_forms(name, words):
    assert says(name, words)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Aino", "Se on ainoa keino, aina."),
        ("Aino", "Ainoa keino oli tämä. Ainoastaan se."),
        ("Oiva", "Oivallinen aamu, oivalla mielellä."),
        ("Onni", "Onni on tässä. Minulla oli onni mukana."),
        ("Aino", ""),
        ("", "Hei, olen Aino."),
        ("Veikko", "Veikeä poika"),
        ("Eeva", "Eevert kävi"),
    ],
)
def test_another_word_is_no_name(name, words):
    assert not says(name, words)


pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def film(aino):
    return make_film(aino, seen="Aino istuu laiturilla.")


def told(body, **fields):
    made = {"title": "Aamu", "slug": "aamu", "summary": "Lyhyesti.", "body": body} | fields
    return own_name.told_by("Aino", StoryPage(**made))


def test_words_captions_and_what_is_seen_are_looked_at(film):
    found = told([("heading", "Ainon aamu"), *with_film(film)])
    assert found.places == (Where.TEXT, Where.VIDEO, Where.CAPTIONS, Where.SEEN)
    assert (found.has_voice, found.has_video) == (False, True)


def test_title_summary_and_address_are_looked_at(aino):
    found = told([("heading", "Hei")], title="Ainon aamu", summary="Aino kertoo.", slug="olen-aino")
    assert found.places == (Where.TITLE, Where.SUMMARY, Where.ADDRESS)


def test_a_voice_is_told_also_when_no_name_is(aino):
    found = told(with_recording(make_recording(aino, transcript="Herään aikaisin.")))
    assert (found.places, found.has_voice) == ((), True)
    assert not told([("heading", "Hei")])


@pytest.fixture
def waits(site, aino, eeva, film):
    """Aino's story with her film, read: it waits for her yes."""
    story = begin_alone(aino, title="Aamu laiturilla")
    save(aino, story, text="# Aamu\n\nHerään kello kuusi.", summary="Lyhyesti.")
    page = queries.draft_of(story)
    page.body, _block = placing.add_block(page.body, "film", {"recording": film.pk})
    page.save_revision(user=aino)
    story.refresh_from_db()
    drafting.hand_in(aino, story=story, through_supporter=False)
    read_through(eeva, story)
    return StoryPage.objects.get(pk=story.pk)


def see(door, aino, story, **chosen):
    said = {"go": "see", "revision_id": queries.read_revision(story).pk, **chosen}
    return door(aino).post(at("consent", story.pk), said).content.decode()


NAMED = "Your own name is said in a video, in the captions and in the words of what is seen."


def test_the_byline_step_says_where_the_own_name_is(waits, aino, door):
    first = door(aino).get(at("consent", waits.pk)).content.decode()
    assert "Do you choose another name?" in first
    assert NAMED in first
    second = see(door, aino, waits, name_kind="pen", pen_name="Kaisla")
    assert "You chose the name Kaisla." in second
    assert f"{NAMED} Somebody may know you in the video." in second


@pytest.mark.parametrize(
    "chosen",
    [{"name_kind": "first"}, {"name_kind": "pen", "pen_name": "Aino K."}],
    ids=["own", "own and more"],
)
def test_under_the_own_name_nothing_is_said(waits, aino, door, chosen):
    assert "Your own name is said" not in see(door, aino, waits, **chosen)


def test_handing_in_says_it_while_it_can_be_mended(written, aino, door):
    shown = door(aino).get(at("hand_in", written.pk)).content.decode()
    assert "Do you want another name with it?" in shown
    assert "Your own name is said in the summary." in shown
    save(aino, written, summary="Aamu on hiljainen.")
    assert "Do you want another name" not in door(aino).get(at("hand_in", written.pk)).content.decode()


def test_a_portfolio_under_another_name_says_what_tells_the_own(was_read, aino, door):
    public = publish(aino, was_read, byline="Kaisla")
    filled = {"name": "Kaisla", "about": "Aino kirjoittaa.", f"work-{public.pk}-is_in": "on", "go": "see"}
    shown = door(aino).post(at("portfolio"), filled).content.decode()
    assert "Your own name is said in your words about you." in shown
    assert f"“{TITLE}”: Your own name is said in the summary." in shown
    own = door(aino).post(at("portfolio"), filled | {"name": "Aino Aalto"}).content.decode()
    assert "Your own name is said" not in own
