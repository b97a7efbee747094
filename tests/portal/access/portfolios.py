"""The portfolios of the small world: Aino's is on, and her reader's is off."""

from content.models import Portfolio, StoryPage
from media_studio import presenting
from portal.accounts.models import User


def make_portfolios(reader: User, aino: User) -> dict[str, int | str]:
    """Aino shows a public work of hers; somebody else's portfolio is off."""
    story = StoryPage.objects.filter(live=True, storyteller=aino).latest("pk")
    chosen = presenting.Chosen(name="Aino", works=((story.pk, ""),))
    seen = presenting.looks_like(aino, chosen=chosen).digest
    return {
        "portfolio_pk": presenting.present(aino, chosen=chosen, seen=seen).pk,
        "portfolio_key": Portfolio.objects.get(owner=aino).key,
        "portfolio_off": Portfolio.objects.create(owner=reader, name="Lukija").key,
    }
