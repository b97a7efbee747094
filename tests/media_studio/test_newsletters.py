"""Editors make a newsletter; a storyteller says yes or no to exactly what would be mailed."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from content import mailing, newsletter_yes
from content.digest import digest_of
from content.models import Consent, NewsletterItem, NewsletterPage, PersonIn, StoryPage
from content.models.newsletters import shown_items
from media_studio import letters, newsletters, taking_back
from media_studio.models import NewsletterAsk, Notice
from media_studio.policy.newsletters import Answer, Facts, Verdict, verdict
from media_studio.refusals import AlreadyDecided, NotReady, Refused
from portal.kit import clock
from tests.factories.newsletters import make_newsletter, make_subscriber
from tests.factories.pages import make_news, make_site, make_story

pytestmark = pytest.mark.django_db
YES = Facts(is_public=True, is_covered=True, people_said_yes=True, can_be_asked=True)


@pytest.fixture(autouse=True)
def own_ledger(settings, tmp_path):
    """Numbers of pages come again from test to test, and the ledger is a file."""
    settings.DATA_DIR = tmp_path


@pytest.fixture
def story(roles, aino):
    make_site()
    return make_story(aino, title="Aamun kahvi", summary="Aino keittää kahvia.")


@pytest.fixture
def letter(story, eeva):
    return newsletters.begin_newsletter(eeva, language="fi", title="Marraskuu", intro="Hei!")


@pytest.fixture
def asked(letter, story, eeva):
    return newsletters.ask_teller(eeva, newsletter=letter, story=story, words="Lue tämä.")


def say_yes_to_later_ones(aino, story, letter):
    newsletter_yes.give_newsletter(aino, page=story, newsletter=letter, seen=digest_of(story), later=True)


def browser(person):
    client = Client()
    client.force_login(person)
    return client


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, Verdict.MAY_BE_PICKED),
        ({"is_public": False}, Verdict.NOT_PUBLIC),
        ({"answer": Answer.NO}, Verdict.SAID_NO),  # also beside an older yes
        ({"answer": Answer.YES}, Verdict.MAY_BE_PICKED),
        ({"is_covered": False}, Verdict.MAY_BE_ASKED),
        ({"is_covered": False, "answer": Answer.OPEN}, Verdict.WAITS),
        ({"is_covered": False, "answer": Answer.YES}, Verdict.MAY_BE_ASKED),  # it was taken back since
        ({"is_covered": False, "answer": Answer.NO}, Verdict.SAID_NO),
        ({"is_covered": False, "people_said_yes": False}, Verdict.PEOPLE_MISSING),
        ({"is_covered": False, "can_be_asked": False}, Verdict.PEOPLE_MISSING),
    ],
)
def test_what_may_be_told_of(changed, found):
    assert verdict(Facts(**(vars(YES) | changed))) is found


def test_a_story_is_picked_only_with_a_yes_for_newsletters(letter, story, aino, eeva):
    with pytest.raises(Refused):
        newsletters.pick(eeva, newsletter=letter, page=story)
    news = make_news()
    newsletters.pick(eeva, newsletter=letter, page=news, words="Uutta!")
    newsletters.pick(eeva, newsletter=letter, page=news)
    say_yes_to_later_ones(aino, story, letter)
    with pytest.raises(Refused):
        newsletters.pick(eeva, newsletter=letter, page=story, words="Näin kävi lopulta.")
    newsletters.pick(eeva, newsletter=letter, page=story)
    assert [row.title for row in letters.items_of(letter)] == [news.title, story.title]
    with pytest.raises(Refused):
        newsletters.pick(eeva, newsletter=letter, page=make_news(language="sv"))


def test_the_order_is_the_editors(letter, eeva):
    items = [newsletters.pick(eeva, newsletter=letter, page=make_news(title=name)) for name in "ABC"]
    newsletters.move(eeva, item=items[2], by=-1)
    assert [row.title for row in letters.items_of(letter)] == ["A", "C", "B"]
    newsletters.move(eeva, item=items[0], by=-1)
    newsletters.drop(eeva, item=items[1])
    assert [row.title for row in letters.items_of(letter)] == ["A", "C"]


def test_only_editors_make_newsletters(letter, story, aino, mirja, eeva):
    item = newsletters.pick(eeva, newsletter=letter, page=make_news())
    for who in (aino, mirja):
        for act, facts in (
            (newsletters.begin_newsletter, {"language": "fi", "title": "X"}),
            (newsletters.change_newsletter, {"newsletter": letter, "title": "X", "intro": ""}),
            (newsletters.pick, {"newsletter": letter, "page": story}),
            (newsletters.drop, {"item": item}),
            (newsletters.move, {"item": item, "by": 1}),
            (newsletters.ask_teller, {"newsletter": letter, "story": story}),
        ):
            with pytest.raises(PermissionDenied):
                act(who, **facts)
    with pytest.raises(NotReady):
        newsletters.begin_newsletter(eeva, language="fi", title=" ")


def test_a_yes_adds_the_newsletter_and_nothing_else_changes(asked, letter, story, aino, eeva):
    before = Consent.objects.standing().get(page=story)
    assert letters.asks_for(aino) == [asked]
    newsletters.answer(aino, asked=asked, yes=True, seen=digest_of(story))
    after = Consent.objects.standing().get(page=story)
    assert (after.digest, after.byline, after.places) == (before.digest, before.byline, ["site"])
    assert [each.pk for each in after.newsletters.all()] == [letter.pk]
    (item,) = shown_items(letter)
    assert (item.page_id, item.words) == (story.pk, "Lue tämä.")
    assert letters.asks_for(aino) == []
    assert Notice.objects.unseen(eeva).get().kind == "newsletter yes"
    assert StoryPage.objects.get(pk=story.pk).live


def test_the_next_newsletter_asks_again(asked, letter, story, aino, eeva):
    newsletters.answer(aino, asked=asked, yes=True, seen=digest_of(story))
    after = newsletters.begin_newsletter(eeva, language="fi", title="Joulukuu")
    with pytest.raises(Refused):
        newsletters.pick(eeva, newsletter=after, page=story)
    assert letters.verdict_on(after, story) is Verdict.MAY_BE_ASKED
    again = newsletters.ask_teller(eeva, newsletter=after, story=story)
    assert letters.asks_for(aino) == [again]


def test_a_yes_to_later_newsletters_is_ticked_and_ended_by_the_teller(asked, letter, story, aino, eeva):
    teller = browser(aino)
    shown = teller.get(f"/fi/studio/newsletter/{asked.pk}/").content.decode()
    assert 'name="later"' in shown
    assert "checked" not in shown.split('name="later"')[1].split(">")[0]
    said = {"answer": "yes", "seen": digest_of(story), "later": "yes"}
    teller.post(f"/fi/studio/newsletter/{asked.pk}/", said)
    after = newsletters.begin_newsletter(eeva, language="fi", title="Joulukuu")
    assert letters.verdict_on(after, story) is Verdict.MAY_BE_PICKED
    assert 'value="later"' in teller.get("/fi/studio/mine/").content.decode()
    teller.post(f"/fi/studio/{story.pk}/newsletter/take-out/", {"only": "later"})
    assert letters.verdict_on(after, story) is Verdict.MAY_BE_ASKED
    assert letters.verdict_on(letter, story) is Verdict.MAY_BE_PICKED
    assert 'value="later"' not in teller.get("/fi/studio/mine/").content.decode()


def test_a_no_is_final_for_its_newsletter_and_needs_no_reason(asked, letter, story, aino, eeva):
    newsletters.answer(aino, asked=asked, yes=False, seen="")
    with pytest.raises(Refused):
        newsletters.ask_teller(eeva, newsletter=letter, story=story)
    say_yes_to_later_ones(aino, story, letter)
    with pytest.raises(Refused):
        newsletters.pick(eeva, newsletter=letter, page=story)
    other = newsletters.begin_newsletter(eeva, language="fi", title="Joulukuu")
    newsletters.pick(eeva, newsletter=other, page=story)
    with pytest.raises(AlreadyDecided):
        newsletters.answer(aino, asked=asked, yes=True, seen=digest_of(story))


def test_only_the_teller_answers_and_only_what_was_shown(asked, letter, story, aino, oiva, eeva):
    for who in (oiva, eeva):
        with pytest.raises(PermissionDenied):
            newsletters.answer(who, asked=asked, yes=True, seen=digest_of(story))
    with pytest.raises(Refused):
        newsletters.answer(aino, asked=asked, yes=True, seen="something else")
    assert not NewsletterItem.objects.exists()
    make_subscriber()
    newsletters.pick(eeva, newsletter=letter, page=make_news())
    mailing.begin_sending(eeva, newsletter=letter)
    with pytest.raises(AlreadyDecided):
        newsletters.answer(aino, asked=asked, yes=True, seen=digest_of(story))


def test_nothing_is_asked_while_somebody_in_it_has_not_said_yes_to_newsletters(letter, story, eeva):
    PersonIn.objects.create(page=story, name="Kerttu", what=["name"], places=["site"], given_at=clock.now())
    with pytest.raises(Refused):
        newsletters.ask_teller(eeva, newsletter=letter, story=story)


def test_it_does_not_change_once_it_goes_out(letter, eeva):
    item = newsletters.pick(eeva, newsletter=letter, page=make_news())
    mailing.begin_sending(eeva, newsletter=letter)
    for act, facts in (
        (newsletters.drop, {"item": item}),
        (newsletters.change_newsletter, {"newsletter": letter, "title": "X", "intro": ""}),
    ):
        with pytest.raises(AlreadyDecided):
            act(eeva, **facts)


def test_of_what_was_taken_back_editors_read_not_even_the_name(asked, letter, story, aino, eeva):
    newsletters.answer(aino, asked=asked, yes=True, seen=digest_of(story))
    taking_back.take_back_story(aino, story=StoryPage.objects.get(pk=story.pk))
    editor = browser(eeva)
    for page in ("", "mail/", "mail/html/", "pick/", "send/"):
        told = editor.get(f"/fi/newsroom/newsletters/{letter.pk}/{page}").content.decode()
        assert "Aamun kahvi" not in told
        assert "Aino keittää" not in told


def test_the_teller_takes_it_out_of_newsletters_and_leaves_it_on_the_site(asked, letter, story, aino):
    newsletters.answer(aino, asked=asked, yes=True, seen=digest_of(story))
    answer = browser(aino).post(f"/fi/studio/{story.pk}/newsletter/take-out/")
    assert answer.status_code == 302
    assert shown_items(letter) == []
    assert Client().get(story.url).status_code == 200


def test_the_way_from_the_first_name_to_the_mail_through_the_doors(story, aino, eeva, mailoutbox):
    make_subscriber()
    editor = browser(eeva)
    begun = {"title": "Marraskuu", "intro": "Hei!", "language": "fi"}
    base = editor.post("/fi/newsroom/newsletters/", begun)["Location"]
    editor.post(f"{base}pick/{story.pk}/", {"words": "Lue tämä."})
    asked = NewsletterAsk.objects.get()
    teller = browser(aino)
    shown = teller.get(f"/fi/studio/newsletter/{asked.pk}/").content.decode()
    assert "Aamun kahvi" in shown
    assert "Lue tämä." in shown
    said = {"answer": "yes", "seen": digest_of(story)}
    assert teller.post(f"/fi/studio/newsletter/{asked.pk}/", said).status_code == 302
    assert "Aamun kahvi" in editor.get(f"{base}mail/").content.decode()
    html = editor.get(f"{base}mail/html/")
    assert "script-src" not in html["Content-Security-Policy"]
    assert '<html lang="fi">' in html.content.decode()
    assert "<img" not in html.content.decode()
    for _press in range(2):
        assert editor.post(f"{base}send/").status_code == 302
    letter = NewsletterPage.objects.get()
    mailing.send_batch(letter.pk)
    mailing.send_what_is_due()
    assert [mail.to for mail in mailoutbox] == [["kaisa@example.org"]]
    mine = teller.get("/fi/studio/mine/").content.decode()
    assert "Uutiskirje kertoi siitä" in mine or "A newsletter told about it" in mine


def test_a_text_that_is_not_public_is_not_offered(letter, aino, eeva):
    draft = make_story(aino, title="Luonnos kahvista", public=False)
    assert (
        "Luonnos kahvista"
        not in browser(eeva).get(f"/fi/newsroom/newsletters/{letter.pk}/pick/").content.decode()
    )
    answer = browser(eeva).get(f"/fi/newsroom/newsletters/{letter.pk}/pick/{draft.pk}/")
    assert answer.status_code == 302


def test_the_search_of_texts_finds_by_words(letter, story, eeva):
    make_news(title="Uusi huone")
    found = letters.candidates(letter, "kahvi")
    assert [one.page.title for one in found] == ["Aamun kahvi"]
    assert make_newsletter(story, title="Toinen").pk
