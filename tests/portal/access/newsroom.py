"""The newsroom of the small world: ideas, something for Aino to do, a wish, a shift, a calendar to open."""

from datetime import timedelta

from content import access_feedback, marking_hard, wishing
from content.models import HardParagraph, ReaderAnswer, ServicePage
from content.paragraphs import paragraphs_of
from content.reader_answering import Said
from content.reader_test_reads import key_of
from media_studio import assigning, calendar_feed, ideas, occasions, taking_ideas
from media_studio.models import TakenIdea
from portal.accounts.models import User
from portal.kit import clock
from tests.factories.reader_tests import answered, make_reader_test
from tests.factories.service_pages import make_organisation, make_service
from tests.factories.wishes import show

from .events import make_events
from .letters import make_letters
from .training import make_training


def make_newsroom(reader: User, aino: User) -> dict[str, int | str]:
    """What an address of the newsroom names, by its word there."""
    idea = ideas.bring_idea(aino, title="Ketunleivän aika")
    made = assigning.make_assignment(reader, idea=idea, terms=assigning.Terms(role="tells"), person=aino)
    begins = clock.now() + timedelta(days=1)
    plan = occasions.Plan("shift", "Vuoro", begins, begins + timedelta(hours=2))
    service = make_service(organisation=make_organisation())
    hard = marking_hard.mark_hard(None, page=service, digest=paragraphs_of(service)[0].digest)
    return {
        "hard": hard.pk,
        "hard_changed": _changed(service).pk,
        "hard_page": service.pk,
        "hard_digest": hard.digest,
        "idea": idea.pk,
        "taken_idea": _taken_back(aino).pk,
        "other_idea": ideas.bring_idea(reader, title="Bussi 7").pk,
        "assignment": made.pk,
        "wish": wishing.leave_wish(None, words="Toivon juttua bussista.").pk,
        "shown_wish": show(reader).pk,
        "feedback": access_feedback.leave_feedback(None, words="Nappi ei toimi.").pk,
        "service": service.pk,
        "occasion": occasions.plan_occasion(reader, plan=plan).pk,
        "calendar_key": calendar_feed.make_key(reader),
        **_tested(reader, service),
        **make_events(),
        **make_letters(reader, aino),
        **make_training(aino),
    }


def _changed(service: ServicePage) -> HardParagraph:
    """What a reader found too hard and the page says otherwise now."""
    service.get_in = "Ota yhteyttä ajanvaraukseen puhelimitse."
    service.save()
    hard = marking_hard.mark_hard(None, page=service, digest=paragraphs_of(service)[-1].digest)
    service.get_in = "Soita ja varaa aika."
    service.save()
    return hard


def _tested(reader: User, service: ServicePage) -> dict[str, int | str]:
    """An open test of a service; one reader has answered, another one is about to."""
    test = make_reader_test(reader, service)
    answered(test, "first-reader", {1: Said("Neuvolasta.")})
    return {
        "reader_test": test.pk,
        "reader_answer": ReaderAnswer.objects.get().pk,
        "reader_key": key_of(test),
        "reader_sheet": "another-reader",
        "reader_question": 1,
    }


def _taken_back(person: User) -> TakenIdea:
    """An idea of this person's that waits for an undo."""
    taking_ideas.take_back_idea(person, idea=ideas.bring_idea(person, title="Bussikuski"))
    return TakenIdea.objects.get()
