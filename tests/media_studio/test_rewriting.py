"""What readers found too hard: the newsroom sees it in its words, answers once, and addresses go."""

from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from content import hard_mail, marking_hard
from content.models import HardParagraph, WantsToHear
from content.paragraphs import digest_of_words
from media_studio import rewriting
from media_studio.refusals import AlreadyDecided
from tests.factories.service_pages import make_service

from .conftest import at

pytestmark = pytest.mark.django_db
WORDS = "Työpaja on paikka, jossa voi harjoitella työtä."


@pytest.fixture
def task(site):
    page = make_service(what=WORDS)
    found = marking_hard.mark_hard(None, page=page, digest=digest_of_words(WORDS))
    marking_hard.ask_to_hear(None, paragraph=found, mail="lukija@example.org")
    return found


@pytest.fixture(autouse=True)
def _mails_go_at_once(monkeypatch):
    monkeypatch.setattr(hard_mail, "answer_task", SimpleNamespace(enqueue=hard_mail.answer_task.func))


def mend(task, *, publish=True):
    page = task.page.specific
    page.what = "Pajalla opit työn."
    revision = page.save_revision()
    if publish:
        revision.publish()


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("name", ["desk", "newsroom"])
def test_it_waits_in_its_words_on_the_desk_and_in_the_newsroom(task, eeva, door, name):
    shown = text(door(eeva).get(at(name)))
    assert WORDS in shown
    assert at("hard", task.pk) in shown


@pytest.mark.parametrize("may_edit", [True, False])
def test_its_page_leads_to_the_paragraph_and_who_may_mend_it_to_the_cms(task, eeva, door, may_edit):
    eeva.is_superuser = may_edit
    eeva.save()
    shown = text(door(eeva).get(at("hard", task.pk)))
    assert WORDS in shown
    assert task.page.url in shown
    assert (f"/pages/{task.page_id}/edit/" in shown) is may_edit


def test_a_changed_paragraph_says_so(task, eeva, door):
    mend(task)
    assert rewriting.one_to_rewrite(task.pk).words is None
    shown = text(door(eeva).get(at("hard", task.pk)))
    assert WORDS not in shown
    assert "Tämä kappale on muuttunut sen jälkeen." in shown


def test_a_page_that_is_not_public_asks_for_nothing(task, eeva, door):
    task.page.specific.unpublish()
    assert rewriting.to_rewrite() == []
    assert door(eeva).get(at("hard", task.pk))["Location"] == at("newsroom")


def test_mended_tells_who_asked_and_forgets_the_address(task, eeva, door, django_capture_on_commit_callbacks):
    mend(task)
    with django_capture_on_commit_callbacks(execute=True):
        door(eeva).post(at("hard_mended", task.pk))
    assert (mail.outbox[0].to, task.page.url in mail.outbox[0].body) == (["lukija@example.org"], True)
    assert not WantsToHear.objects.exists()
    task.refresh_from_db()
    assert (task.answer, task.closed_by) == (HardParagraph.Answer.MENDED, eeva)


@pytest.mark.parametrize("is_draft", [True, False])
def test_what_still_stands_there_is_not_mended_and_a_reason_stays_written(
    task, eeva, door, is_draft, django_capture_on_commit_callbacks
):
    if is_draft:
        mend(task, publish=False)
    with django_capture_on_commit_callbacks(execute=True):
        answer = door(eeva).post(at("hard_mended", task.pk), {"reason": "Laissa on <sana>."})
    assert answer.status_code == 422
    assert "Teksti on yhä sama. Muuta se ensin ja julkaise." in text(answer)
    assert "Laissa on &lt;sana&gt;." in text(answer)
    assert mail.outbox == []
    task.refresh_from_db()
    assert (task.answer, WantsToHear.objects.count()) == ("", 1)


def test_it_stays_only_with_a_reason_that_is_mailed(task, eeva, door, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert door(eeva).post(at("hard_stays", task.pk), {"reason": " "}).status_code == 422
        door(eeva).post(at("hard_stays", task.pk), {"reason": "Laissa on juuri tämä sana."})
    assert "Laissa on juuri tämä sana." in mail.outbox[0].body
    assert not WantsToHear.objects.exists()


def test_no_mail_goes_about_a_page_that_was_taken_away(task, eeva, django_capture_on_commit_callbacks):
    mend(task)
    with django_capture_on_commit_callbacks(execute=True):
        rewriting.answer_mended(eeva, task=task)
        task.page.specific.unpublish()
    assert mail.outbox == []


def test_it_is_answered_once_and_only_by_the_newsroom(task, eeva, aino):
    with pytest.raises(PermissionDenied):
        rewriting.answer_mended(aino, task=task)
    mend(task)
    rewriting.answer_mended(eeva, task=task)
    with pytest.raises(AlreadyDecided):
        rewriting.answer_stays(eeva, task=task, reason="Ei voi.")


def test_a_new_mark_after_an_answer_is_a_new_task(task, eeva):
    rewriting.answer_stays(eeva, task=task, reason="Ei voi.")
    again = marking_hard.mark_hard(None, page=task.page.specific, digest=task.digest)
    assert (again.pk != task.pk, again.marks) == (True, 1)
