"""A newsletter of the small world: a draft, a question to Aino, and a link that somebody got by mail."""

from content.models import NewsletterItem
from content.subscribing import hash_of
from media_studio import newsletters
from portal.accounts.models import User
from tests.factories.newsletters import make_newsletter, make_subscriber
from tests.factories.pages import make_news, make_story


def make_letters(editor: User, aino: User) -> dict[str, int | str]:
    """What an address of the newsletters names, by its word there."""
    letter = make_newsletter(make_news(title="Uusi bussi"))
    story = make_story(aino, title="Bussissa")
    asked = newsletters.ask_teller(editor, newsletter=letter, story=story, words="Lue tämä.")
    make_subscriber(key_hash=hash_of("subscriber_key"), confirmed_at=None)
    return {
        "letter": letter.pk,
        "letter_item": NewsletterItem.objects.get(newsletter=letter).pk,
        "letter_story": story.pk,
        "letter_ask": asked.pk,
    }
