"""The doors beside a story: pages and forms, with and without scripts."""

import pytest

from media_studio import beside_state, leasing, passages, queries, suggesting, support_terms
from media_studio.models import Notice, Suggestion, Support, SupportAct
from portal.kit import clock

from .conftest import TEXT, at, support

pytestmark = pytest.mark.django_db
JSON = {"accept": "application/json"}


def block(story, words="Keitän kahvia."):
    found = passages.passages_of(queries.draft_of(story))
    return next(one.id for one in found if one.words == words)


@pytest.fixture
def made(supported, veikko):
    return suggesting.suggest(
        veikko, story=supported, block_id=block(supported), quote="kahvia", proposed="teetä"
    )


def test_the_page_is_for_the_storyteller_and_supporters(supported, aino, veikko, oiva, eeva, door):
    assert door(aino).get(at("beside", supported.pk)).status_code == 200
    assert "Keitän kahvia." in door(veikko).get(at("beside", supported.pk)).content.decode()
    for person in (oiva, eeva):
        assert door(person).get(at("beside", supported.pk)).status_code == 404
    assert door(aino).get(at("beside", 999_999)).status_code == 404
    assert door().get(at("beside", supported.pk)).status_code == 302


def test_a_visit_is_new_to_the_storyteller_until_seen(supported, aino, veikko, door):
    door(veikko).get(at("preview", supported.pk))
    page = door(aino).get(at("supporters"))
    assert page.context["has_new"]
    assert door(aino).post(at("acts_seen")).status_code == 302
    assert not SupportAct.objects.unseen().exists()


@pytest.mark.parametrize("as_json", [True, False])
def test_a_paragraph_is_saved(written, aino, door, as_json):
    fields = {"block": block(written), "seen": "Keitän kahvia.", "words": "Keitän teetä."}
    answer = door(aino).post(at("beside_words", written.pk), fields, headers=JSON if as_json else {})
    assert answer.status_code == (200 if as_json else 302)
    assert passages.words_of(queries.draft_of(written), fields["block"]) == "Keitän teetä."


def test_two_texts_come_back_together(written, aino, door):
    fields = {"block": block(written), "seen": "Muuta.", "words": "Keitän teetä."}
    answer = door(aino).post(at("beside_words", written.pk), fields, headers=JSON)
    assert (answer.status_code, answer.json()["stored"]) == (409, "Keitän kahvia.")
    page = door(aino).post(at("beside_words", written.pk), fields)
    assert page.status_code == 409
    for words in ("Keitän teetä.", "Keitän kahvia."):
        assert words in page.content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [(None, 401), ("oiva", 404), ("veikko", 403), ("aino", 423), ("aino", 422)]
)
def test_words_that_cannot_be_saved_come_back(written, request, aino, veikko, door, who, status):
    support(aino, veikko, rights="type")
    found = block(written)
    if status == 423:
        leasing.note_open_page(aino, story=written)
        leasing.take_lease(veikko, story=written, block_id=found)
    words = "a" * 130 if status == 422 else "Keitän teetä."
    sent = {"block": "title" if status == 422 else found, "words": words}
    sent["seen"] = "Aamu laiturilla" if status == 422 else "Keitän kahvia."
    client = door(request.getfixturevalue(who) if who else None)
    page = client.post(at("beside_words", written.pk), sent)
    assert page.status_code == status
    assert words in page.content.decode()
    assert client.post(at("beside_words", written.pk), sent, headers=JSON).status_code == status


def test_another_site_saves_nothing(written, aino, door):
    fields = {"block": block(written), "seen": "Keitän kahvia.", "words": "Keitän teetä."}
    strange = {"sec-fetch-site": "cross-site", "origin": "https://example.com"}
    answer = door(aino).post(at("beside_words", written.pk), fields, headers=strange)
    assert answer.status_code == 403


def test_the_storyteller_adds_joins_and_takes_out(written, aino, door):
    client, address = door(aino), at("beside_part", written.pk)
    client.post(address, {"go": "add", "block": block(written), "words": "Uusi."})
    new = block(written, "Uusi.")
    client.post(address, {"go": "join", "block": new, "seen": "Uusi."})
    joined = block(written, "Keitän kahvia. Uusi.")
    assert client.post(address, {"go": "remove", "block": joined, "seen": "Muuta."}).status_code == 302
    assert block(written, "Keitän kahvia. Uusi.")
    client.post(address, {"go": "remove", "block": joined, "seen": "Keitän kahvia. Uusi."})
    client.post(address, {"go": "add", "block": "summary", "words": ""})
    client.post(address, {"go": "dance"})
    assert [one.words for one in passages.passages_of(queries.draft_of(written))][2:] == [
        "# Aamu",
        "Herään kello kuusi.",
    ]


def test_a_suggestion_by_form_and_one_that_cannot_be_taken(supported, veikko, door):
    client, address = door(veikko), at("suggest", supported.pk)
    sent = {"block": block(supported), "quote": "kaakaota", "proposed": "teetä"}
    page = client.post(address, sent)
    assert page.status_code == 422
    assert "teetä" in page.content.decode()
    assert client.post(address, sent | {"quote": "kahvia"}).status_code == 302
    assert Suggestion.objects.get().proposed == "teetä"


@pytest.mark.parametrize(
    ("who", "go", "state"),
    [
        ("aino", "accept", "accepted"),
        ("aino", "decline", "declined"),
        ("veikko", "take-back", "taken back"),
        ("aino", "dance", "open"),
    ],
)
def test_one_press_decides(made, request, door, who, go, state):
    client = door(request.getfixturevalue(who))
    for _ in range(2):  # the second press is told kindly that it is decided
        answer = client.post(at("decide_suggestion", made.pk), {"go": go})
        assert answer.status_code == 302
    made.refresh_from_db()
    assert made.state == state


def test_nobody_else_decides(made, veikko, oiva, door):
    assert door(veikko).post(at("decide_suggestion", made.pk), {"go": "accept"}).status_code == 403
    assert door(oiva).post(at("decide_suggestion", made.pk), {"go": "accept"}).status_code == 404


def test_what_was_decided_and_what_has_no_place_is_shown(made, supported, aino, door):
    page = queries.draft_of(supported)
    passages.take_out(page, made.block_id)
    page.save_revision(user=aino)
    shown = door(aino).get(at("beside", supported.pk))
    assert shown.context["loose"] == [made]
    assert door(aino).post(at("decide_suggestion", made.pk), {"go": "accept"}).status_code == 302
    assert list(door(aino).get(at("beside", supported.pk)).context["decided"]) == [made]


def test_rights_and_time_are_changed_and_what_is_wrong_is_said(supported, aino, oiva, door):
    asked = Support.objects.get()
    address = at("change_support", asked.pk)
    assert door(aino).post(address, {"rights": "publish"}).status_code == 422
    assert door(aino).post(address, {"rights": "type", "last_day": "2001-01-01"}).status_code == 422
    assert door(oiva).post(address, {"rights": "type"}).status_code == 404
    day = clock.today().replace(year=clock.now().year + 1, day=1)
    assert door(aino).post(address, {"rights": "type", "last_day": day.isoformat()}).status_code == 302
    asked.refresh_from_db()
    assert (asked.rights, asked.until > clock.now()) == ("type", True)
    assert day.isoformat() in door(aino).get(at("supporters")).content.decode()


def test_a_supporter_says_whether_they_may_be_named(supported, veikko, oiva, door):
    address = at("wish_name", Support.objects.get().pk)
    door(veikko).post(address, {"wants": "yes"})
    assert Support.objects.get().wants_name
    assert door(oiva).post(address, {"wants": "yes"}).status_code == 404
    door(veikko).post(address, {"wants": "no"})
    assert not Support.objects.get().wants_name


def test_the_yes_names_whom_the_storyteller_ticks(was_read, aino, veikko, door, client):
    support_terms.wish_name(veikko, support=support(aino, veikko), wants=True)
    address, read = at("consent", was_read.pk), queries.read_revision(was_read).pk
    assert "Veikko" in door(aino).get(address).content.decode()
    sent = {"name_kind": "first", "revision_id": read, "named": [veikko.pk]}
    seen = door(aino).post(address, sent | {"go": "see"}).content.decode()
    assert seen.count("Veikko") == 1
    assert door(aino).post(address, sent | {"go": "yes"}).status_code == 302
    was_read.refresh_from_db()
    assert "Veikko" in client.get(was_read.url).content.decode()


def test_the_text_is_the_same_afterwards(made, supported):
    assert TEXT.split("\n\n")[2] == passages.words_of(queries.draft_of(supported), made.block_id)
    assert Notice.objects.filter(kind="suggested").count() == 1


def test_one_press_takes_a_paragraph_back(written, aino, veikko, door):
    support(aino, veikko, rights="type")
    leasing.note_open_page(aino, story=written)
    leasing.take_lease(veikko, story=written, block_id="title")
    shown = door(aino).get(at("beside", written.pk)).content.decode()
    assert shown.count("data-back") - shown.count("data-back hidden") == 1
    door(aino).post(at("beside_part", written.pk), {"go": "take-back", "block": "title"})
    assert beside_state.writer_of(written, "title") == aino


def test_a_line_says_how_often_and_leads_to_the_versions(written, aino, veikko, door, in_english):
    support(aino, veikko, rights="type")
    leasing.note_open_page(aino, story=written)
    for seen, words in (("Keitän kahvia.", "Keitän teetä."), ("Keitän teetä.", "Keitän mehua.")):
        sent = {"block": block(written, seen), "seen": seen, "words": words}
        assert door(veikko).post(at("beside_words", written.pk), sent, headers=JSON).status_code == 200
    for page in (at("beside", written.pk), at("supporters")):
        shown = door(aino).get(page).content.decode()
        assert "Changed 2 times." in shown
        assert at("versions", written.pk) in shown
