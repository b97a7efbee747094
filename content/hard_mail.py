"""The one mail to who asked to hear about a paragraph. Sent by the queue, which holds no words of a page."""

from functools import partial

from django.db import transaction
from django_tasks import task
from wagtail.models import Page

from portal.accounts.letters import send_letter

from .models.consents import only_covered
from .models.hard_paragraphs import HardParagraph, WantsToHear
from .models.public import absolute
from .queries import shown_pages


def tell_listeners(paragraph: HardParagraph) -> int:
    """After the commit everybody who asked gets one mail; their addresses are gone from the table at once."""
    listeners = WantsToHear.objects.select_for_update().filter(paragraph=paragraph)
    told = [(each.email, each.language) for each in listeners]
    listeners.delete()
    for email, language in told:
        transaction.on_commit(partial(answer_task.enqueue, paragraph.pk, email, language))
    return len(told)


@task()
def answer_task(number: int, email: str, language: str) -> None:
    """Tells what was decided. Nothing goes out about a page that is not public any more."""
    paragraph = HardParagraph.objects.filter(pk=number).first()
    page = _shown(paragraph.page_id) if paragraph else None
    if paragraph is None or page is None:
        return
    name = f"hard_{paragraph.answer}"
    words = {"title": page.title, "page_url": absolute(page.url), "reason": paragraph.reason}
    send_letter(name, email, language, **words)


def _shown(number: int) -> Page | None:
    return next(iter(only_covered(shown_pages().filter(pk=number))), None)
