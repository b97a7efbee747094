"""The newsroom of the seeded world: ideas, a wish, a day to come, and what readers found too hard."""

from content import models as content
from content.reader_test_reads import key_of
from media_studio import models as studio

from .wish_facts import wishes


def newsroom() -> dict[str, int | str]:
    """An idea with something to do, one that nobody has answered, a wish, and what comes next."""
    ideas = studio.Idea.objects.order_by("pk")
    return {
        "idea": ideas.filter(state="kept", assignments__isnull=False)[0].pk,
        "new_idea": ideas.filter(state="new")[0].pk,
        **_hard(),
        **_reader_tests(),
        **wishes(),
        "occasion": studio.Occasion.objects.latest("begins_at").pk,
    }


def _hard() -> dict[str, int | str]:
    """A paragraph that readers of the demo found too hard."""
    task = content.HardParagraph.objects.filter(closed_at=None)[0]
    return {"hard": task.pk, "hard_page": task.page_id, "hard_digest": task.digest}


def _reader_tests() -> dict[str, int | str]:
    """One that is over, with answers and a mark on its page, and one that readers can answer."""
    over = content.ReaderTest.objects.get(shown_readers__gt=0)
    still_open = content.ReaderTest.objects.get(ended_at=None)
    return {
        "reader_test_over": over.pk,
        "reader_test": still_open.pk,
        "reader_page": still_open.page_id,
        "reader_key": key_of(still_open),
        "tested": over.page.url.split("/", 2)[2],
    }
