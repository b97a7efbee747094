"""Explained words: on the pages where they stand, and from A to Z."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale

from content.explained import letters_of, with_meanings, word_for
from content.models import GlossaryWord
from tests.factories.pages import make_news, make_site, make_trial


@pytest.fixture
def site(roles):
    make_site()


def make_word(word, *, language="fi", meaning="Se on sitä.", **fields):
    locale = Locale.objects.get(language_code=language)
    made = GlossaryWord(word=word, locale=locale, meaning=meaning, **fields)
    made.full_clean(exclude=["slug"])
    made.save()
    return made


@pytest.mark.django_db
def test_a_word_on_a_page_leads_to_its_meaning_without_a_script(site, client):
    make_word("kuntouttava työtoiminta", meaning="Siinä saa seuraa.")
    news = make_news(title="Työtoiminta", body=[("paragraph", "<p>Olin kuntouttavassa työtoiminnassa.</p>")])
    page = client.get(news.url).content.decode()
    assert 'href="/fi/words/#kuntouttava-tyotoiminta"' in page
    assert page.count("data-word=") == 1
    assert '<template data-meaning="kuntouttava-tyotoiminta">' in page
    assert 'id="kuntouttava-tyotoiminta"' in client.get("/fi/words/").content.decode()


@pytest.mark.django_db
def test_a_word_in_plain_fields_of_a_page_is_explained_too(site, client):
    make_word("mediapaja")
    trial = make_trial(idea="Kokeilu oli mediapajassa.\nMediapaja oli hyvä.")
    assert client.get(trial.url).content.decode().count('data-word="mediapaja"') == 1


@pytest.mark.django_db
def test_a_changed_meaning_is_on_the_page_at_once(site, client):
    word = make_word("mediapaja", meaning="Vanha selitys.")
    news = make_news(body=[("paragraph", "<p>Tulin mediapajaan.</p>")])
    assert "Vanha selitys." in client.get(news.url).content.decode()
    word.meaning = "Uusi selitys."
    word.save()
    assert "Uusi selitys." in client.get(news.url).content.decode()
    word.delete()
    assert "data-word" not in client.get(news.url).content.decode()


@pytest.mark.django_db
def test_a_page_that_was_marked_before_asks_one_question(site, django_assert_num_queries):
    make_word("mediapaja")
    first = with_meanings("<p>Mediapajassa</p>", "fi")
    with django_assert_num_queries(1):
        assert with_meanings("<p>Mediapajassa</p>", "fi") == first


@pytest.mark.django_db
def test_what_is_kept_of_a_page_holds_none_of_its_words(site, monkeypatch):
    make_word("mediapaja")
    kept = []
    monkeypatch.setattr("content.explained.cache.set", lambda *each: kept.append(each))
    with_meanings("<p>Salainen mediapajassa</p>", "fi")
    assert len(kept) == 1
    assert "alainen" not in str(kept)


@pytest.mark.django_db
def test_words_of_one_language_are_not_marked_in_another(site, client):
    make_word("mediapaja")
    assert with_meanings("<p>mediapaja</p>", "sv") == "<p>mediapaja</p>"


@pytest.mark.django_db
def test_the_page_from_a_to_z_follows_the_finnish_alphabet(site, client):
    for word in ("öljy", "apu", "äiti", "Kela", "arki"):
        make_word(word)
    assert [part.letter for part in letters_of("fi")] == ["A", "K", "Ä", "Ö"]
    page = client.get("/fi/words/").content.decode()
    assert page.index("apu") < page.index("arki") < page.index("Kela") < page.index("äiti")
    assert client.get("/sv/words/").status_code == 200


@pytest.mark.django_db
def test_an_old_word_tells_what_is_said_today(site, client):
    make_word("TE-toimisto", is_old=True, today="työllisyysalue")
    page = client.get("/fi/words/").content.decode()
    assert "Vanha sana" in page
    assert "Nykyään: työllisyysalue" in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"meaning": "Yksi. Kaksi. Kolme. Neljä."}, "meaning"),
        ({"is_old": True}, "today"),
        ({"word": "Mediapaja"}, "word"),
    ],
)
def test_what_is_missing_is_said_kindly(site, fields, field):
    make_word("mediapaja")
    with pytest.raises(ValidationError) as refused:
        make_word(**{"word": "toinen", **fields})
    assert list(refused.value.message_dict) == [field]


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["kuntouttavassa työtoiminnassa", "TYÖTOIMINTA KUNTOUTTAVA", "kty"])
def test_somebody_who_asks_for_a_word_gets_it(site, asked):
    make_word("kuntouttava työtoiminta", ways="KTY")
    found = word_for(asked, "fi")
    assert (found is not None) == (asked != "TYÖTOIMINTA KUNTOUTTAVA")


@pytest.mark.django_db
def test_words_that_are_a_link_on_the_page_are_no_second_link_elsewhere(site):
    make_word("mediapaja")
    assert "data-word" in with_meanings("<p>Mediapaja auttaa.</p>", "fi")
    shown = with_meanings('<p>Mediapaja auttaa.</p><h3><a href="/fi/palvelut/x/">Mediapaja</a></h3>', "fi")
    assert "data-word" not in shown
