"""The event of the small world: somebody signed up with needs, and asked something."""

from content.event_mail import key_of
from content.models import EventQuestion
from tests.factories.events import make_event, make_event_page, make_sign_up


def make_events() -> dict[str, int | str]:
    """One public event with a list of its own."""
    event = make_event(takes_questions=True)
    make_event_page(event)
    one = make_sign_up(event, "Pihlajanmarja", words="Tulen bussilla.")
    asked = EventQuestion.objects.create(event=event, words="Voiko Pihlajanmarja tulla?")
    return {"event": event.pk, "place_key": key_of(one), "sign_up": one.pk, "event_question": asked.pk}
