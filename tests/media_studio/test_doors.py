"""The doors of the studio: one happy, one refused, one malformed each."""

import json

import pytest
from django.test import Client

from content import reporting
from content.models import StoryPage
from media_studio import drafting, picturing, publishing, queries, reviewing
from media_studio.models import Notice
from media_studio.policy.stages import Stage
from tests.factories.pictures import upload
from tests.factories.telling import second_reader

from .conftest import OWN_SITE, TEXT, at

pytestmark = pytest.mark.django_db


def test_a_story_begins_with_its_kind_and_the_way_to_tell_it(site, aino, door):
    answer = door(aino).post(at("begin"), {"kind": "my path", "way": "page", "title": "Aamu"})
    story = StoryPage.objects.get(storyteller=aino)
    assert answer.headers["Location"] == at("tell", story.pk)
    assert door(aino).get(at("tell", story.pk)).headers["Location"] == at("write", story.pk)
    assert door(aino).post(at("begin"), {"title": "Aamu", "way": "page"}).status_code == 422


def test_the_studio_is_for_people_who_are_signed_in_and_may_tell(site, aino, sampo, door):
    assert door().get(at("home")).status_code == 302
    assert door(aino).get(at("home")).status_code == 200
    assert door(sampo).get(at("begin")).status_code == 403


def test_studio_pages_are_never_kept_by_anybody_else(written, aino, door):
    for name in ("write", "pictures", "preview", "hand_in"):
        answer = door(aino).get(at(name, written.pk))
        assert answer.status_code == 200
        assert "no-store" in answer.headers["Cache-Control"]


def test_a_strangers_story_looks_as_if_it_were_not_there(written, oiva, door):
    for name in ("write", "pictures", "preview", "hand_in", "consent", "take_back"):
        assert door(oiva).get(at(name, written.pk)).status_code == 404


def draft(story, **changed):
    return {"title": "Aamu", "summary": "", "text": TEXT, "seen_revision": story.latest_revision_id} | changed


def test_writing_is_saved_and_goes_on_to_the_picture(written, aino, door):
    answer = door(aino).post(at("write", written.pk), draft(written, text="Uusi teksti.", go="next"))
    assert answer.headers["Location"] == at("pictures", written.pk)
    assert drafting.written(written).text == "Uusi teksti."


def test_a_page_without_a_name_comes_back_with_the_text_in_it(written, aino, door):
    answer = door(aino).post(at("write", written.pk), draft(written, title="", text="Tärkeä lause."))
    assert answer.status_code == 422
    assert "Tärkeä lause." in answer.content.decode()
    assert (
        "<title>Error:"
        in door(aino)
        .post(at("write", written.pk).replace("/fi/", "/en/"), draft(written, title=""))
        .content.decode()
    )


def test_two_texts_are_shown_side_by_side(written, aino, door):
    seen = written.latest_revision_id
    door(aino).post(at("write", written.pk), draft(written, text="Ensimmäinen."))
    answer = door(aino).post(at("write", written.pk), draft(written, text="Toinen.", seen_revision=seen))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ensimmäinen." in page
    assert "Toinen." in page
    written.refresh_from_db()
    # Another address than that of this page: else the browser would only look for the field here.
    assert f'href="{at("write", written.pk)}?saved={written.latest_revision_id}#id_text"' in page
    kept = door(aino).post(at("write", written.pk), draft(written, text="Toinen.", go="kept"))
    assert kept["Location"] == at("write", written.pk) + "#id_text"


def test_text_sent_after_the_session_ended_comes_back_to_be_sent_again(written, aino, door):
    answer = door().post(at("write", written.pk), draft(written, text="Pitkä & tärkeä."))
    page = answer.content.decode()
    assert answer.status_code == 401
    assert "Pitkä &amp; tärkeä." in page
    assert f'value="{written.latest_revision_id}"' in page
    assert drafting.written(written).text == TEXT


def test_another_site_cannot_write_for_somebody(written, aino):
    client = Client()
    client.force_login(aino)
    for headers in ({}, {"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}):
        for name in ("write", "autosave"):
            assert client.post(at(name, written.pk), draft(written), headers=headers).status_code == 403
    assert drafting.written(written).text == TEXT


def test_every_other_form_asks_for_a_token(written, aino):
    client = Client(enforce_csrf_checks=True)
    client.force_login(aino)
    for name in ("begin", "supporters"):
        assert client.post(at(name), {}).status_code == 403
    for name in ("hand_in", "pull_back", "take_back", "pass_on"):
        assert client.post(at(name, written.pk), {}, headers=OWN_SITE).status_code == 403


def test_autosave_says_how_it_went(written, aino, oiva, door):
    address = at("autosave", written.pk)
    seen = written.latest_revision_id
    answer = door(aino).post(address, draft(written, text="Uusi."))
    told = json.loads(answer.content)
    written.refresh_from_db()
    assert (answer.status_code, told["state"], told["seen_revision"]) == (
        200,
        "saved",
        written.latest_revision_id,
    )
    assert door(aino).post(address, draft(written, text="Muu.", seen_revision=seen)).status_code == 409
    assert door(aino).post(address, draft(written, seen_revision="x")).status_code == 422
    assert door(oiva).post(address, draft(written)).status_code == 404
    assert door().post(address, draft(written)).status_code == 401
    assert door(aino).get(address)["Location"] == at("write", written.pk)


def test_autosave_does_not_mind_a_name_that_is_empty_for_a_moment(written, aino, door):
    assert (
        door(aino).post(at("autosave", written.pk), draft(written, title="", text="Uusi.")).status_code == 200
    )


def test_a_picture_of_a_draft_is_seen_by_those_who_read_it_and_nobody_else(
    supported, aino, veikko, oiva, eeva, door
):
    picture = picturing.add_picture(aino, story=supported, upload=upload(), alt="Vene", decorative=False)
    address = picture.file.url
    assert [door(person).get(address).status_code for person in (aino, veikko)] == [200, 200]
    assert [door(person).get(address).status_code for person in (None, oiva, eeva)] == [404, 404, 404]
    drafting.hand_in(aino, story=supported, through_supporter=False)
    assert door(eeva).get(address).status_code == 200


def test_handing_in_asks_who_reads_first_only_when_there_is_a_supporter(supported, aino, door):
    address = at("hand_in", supported.pk)
    assert door(aino).post(address, {}).status_code == 422
    assert door(aino).post(address, {"way": "elsewhere"}).status_code == 422
    assert door(aino).post(address, {"way": "supporter"}).status_code == 302
    assert queries.stage(supported) is Stage.WITH_SUPPORTER


def test_a_story_without_text_says_what_is_missing(site, aino, door):
    story = drafting.begin_story(aino, title="Tyhjä")
    assert at("tell", story.pk) in door(aino).get(at("hand_in", story.pk)).content.decode()
    assert door(aino).post(at("hand_in", story.pk)).status_code == 422


def test_pulling_back_is_one_button(handed_in, aino, oiva, door):
    assert door(oiva).post(at("pull_back", handed_in.pk)).status_code == 404
    assert door(aino).post(at("pull_back", handed_in.pk)).status_code == 302
    assert queries.stage(handed_in) is Stage.DRAFT
    assert door(aino).get(at("pull_back", handed_in.pk))["Location"] == at("story", handed_in.pk)


def test_the_desk_and_the_reading_page(handed_in, aino, eeva, oiva, door):
    assert "Aamu laiturilla" in door(eeva).get(at("desk")).content.decode()
    assert "Keitän kahvia." in door(eeva).get(at("reading", handed_in.pk)).content.decode()
    assert door(oiva).get(at("desk")).status_code == 403
    assert door(aino).get(at("reading", handed_in.pk)).status_code == 403


def test_asking_for_a_change_and_passing_on(handed_in, aino, eeva, oiva, door):
    assert door(eeva).post(at("ask_changes", handed_in.pk), {"words": ""}).status_code == 422
    assert door(oiva).post(at("pass_on", handed_in.pk)).status_code == 403
    stale = door(eeva).post(at("pass_on", handed_in.pk), {"seen_revision": "1"})
    assert stale.status_code == 409
    assert queries.stage(handed_in) is Stage.WITH_EDITOR
    assert door(eeva).post(at("pass_on", handed_in.pk), {"seen_revision": "kukkuu"}).status_code == 302
    assert door(second_reader()).post(at("pass_on", handed_in.pk)).status_code == 302
    assert queries.stage(handed_in) is Stage.WAITS_FOR_YES


def test_the_yes_is_said_in_two_steps(was_read, aino, door):
    address, revision = at("consent", was_read.pk), queries.read_revision(was_read).pk
    chosen = {"name_kind": "pen", "pen_name": "Meri", "revision_id": revision}
    assert door(aino).get(address).status_code == 200
    assert door(aino).post(address, {"name_kind": "pen", "revision_id": revision}).status_code == 422
    shown = door(aino).post(address, chosen | {"go": "see"}).content.decode()
    assert "Meri" in shown
    assert "Keitän kahvia." in shown
    assert not StoryPage.objects.get(pk=was_read.pk).live
    answer = door(aino).post(address, chosen | {"go": "yes"})
    assert answer.headers["Location"] == at("published", was_read.pk)
    assert StoryPage.objects.get(pk=was_read.pk).byline == "Meri"


def test_a_yes_to_another_version_is_refused_kindly(was_read, aino, door):
    chosen = {"name_kind": "first", "revision_id": 1}
    for go in ("see", "yes"):
        answer = door(aino).post(at("consent", was_read.pk), chosen | {"go": go})
        assert answer.headers["Location"] == at("consent", was_read.pk)
    assert not StoryPage.objects.get(pk=was_read.pk).live


def test_taking_back_is_one_button_of_the_storyteller(was_read, aino, oiva, door):
    revision = queries.read_revision(was_read).pk
    publishing.publish_consented(aino, story=was_read, revision_id=revision, byline="Aino", places=["site"])
    assert door(oiva).post(at("take_back", was_read.pk)).status_code == 404
    assert door(aino).get(at("take_back", was_read.pk)).status_code == 200
    assert StoryPage.objects.get(pk=was_read.pk).live
    assert door(aino).post(at("take_back", was_read.pk)).status_code == 302
    assert not StoryPage.objects.get(pk=was_read.pk).live
    assert door(aino).post(at("take_back", was_read.pk)).status_code == 302


def test_a_notice_is_put_away_by_its_own_person(handed_in, aino, eeva, oiva, door):
    reviewing.ask_changes(eeva, story=handed_in, words="Lisää otsikko.")
    notice = Notice.objects.get(person=aino)
    assert "Lisää otsikko." in door(aino).get(at("home")).content.decode()
    assert door(oiva).post(at("put_away", notice.pk)).status_code == 404
    assert door(aino).post(at("put_away", notice.pk)).status_code == 302
    assert "Lisää otsikko." not in door(aino).get(at("home")).content.decode()


def test_an_editor_answers_a_report_and_the_storyteller_hears_why(was_read, aino, eeva, oiva, door):
    revision = queries.read_revision(was_read).pk
    publishing.publish_consented(aino, story=was_read, revision_id=revision, byline="Aino", places=["site"])
    was_read.refresh_from_db()
    report = reporting.report_thing(None, thing=was_read, reason="privacy", words="Tämä kertoo minusta.")
    assert "Tämä kertoo minusta." in door(eeva).get(at("report", report.pk)).content.decode()
    assert door(oiva).get(at("report", report.pk)).status_code == 403
    assert door(eeva).post(at("take_down", report.pk), {"reason": " "}).status_code == 422
    assert door(eeva).post(at("take_down", report.pk), {"reason": "Siinä on toisen nimi."}).status_code == 302
    assert not StoryPage.objects.get(pk=was_read.pk).live
    assert "Siinä on toisen nimi." in door(aino).get(at("home")).content.decode()
    assert door(eeva).post(at("close_report", report.pk)).status_code == 404
