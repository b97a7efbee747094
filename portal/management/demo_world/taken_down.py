"""A story of Oiva's that Leena took down: he asks another editor to look again, and it waits for Eeva."""

from django.db import transaction
from django.utils import translation

from content import reporting
from content.models import StoryPage, TakeDown
from content.models.consents import Place
from media_studio import appealing
from media_studio.drafting import begin_story, hand_in, save_draft
from media_studio.people import say_nobody_else
from media_studio.publishing import publish_consented
from media_studio.queries import first_reader, read_revision
from media_studio.reviewing import pass_on

from .people import person

TITLE = "Portaikon ääni"
TEXT = "# Portaikko\n\nAsun talossa, jossa portaikko kaikuu.\n\nNaapurin askeleista tiedän päivän."
REASON = "Naapurin voi tuntea tästä. Kysytkö häneltä ensin?"
WORDS = "Naapuria ei ole. Keksin hänet tätä tarinaa varten."


@transaction.atomic
def build() -> str | None:
    """One story that is down, and the appeal."""
    if TakeDown.objects.exists():
        return None
    oiva, eeva, leena = person("oiva"), person("eeva"), person("leena")
    with translation.override("fi"):
        story = begin_story(oiva, title=TITLE)
        fields = {"title": TITLE, "summary": "Oiva kuuntelee taloa.", "text": TEXT}
        save_draft(oiva, story=story, fields=fields, seen_revision=story.latest_revision_id)
        say_nobody_else(oiva, story=story)
        hand_in(oiva, story=story, through_supporter=False)
        pass_on(eeva, story=_fresh(story))
        if first_reader(story):
            pass_on(leena, story=_fresh(story))
        read = read_revision(_fresh(story))
        if read is None:
            raise RuntimeError(f"Nobody has read {story} yet.")
        publish_consented(oiva, story=_fresh(story), revision_id=read.pk, byline="Oiva", places=[Place.SITE])
        taken = reporting.take_down(leena, thing=_fresh(story), reason=REASON)
        appealing.ask_another(oiva, taken=taken, words=WORDS)
    return "Oiva asks another editor to look again at what was taken down."


def _fresh(story: StoryPage) -> StoryPage:
    return StoryPage.objects.get(pk=story.pk)
