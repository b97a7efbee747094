"""What is kept of people who tell stories, and of readers who write to us. Declarations only."""

from . import readers, stories

KEPT = (*stories.KEPT, *readers.KEPT)

_HOUSE = "a public page of the house; people on it are there by their work, and editors keep them"
NOBODY = {
    "content.Event": "an event of the house and where it is held",
    "content.EventDay": "a day of an event",
    "content.EventPage": _HOUSE,
    "content.EventIndexPage": _HOUSE,
    "content.GlossaryWord": "an explained word",
    "content.NewsIndexPage": _HOUSE,
    "content.NewsletterIndexPage": _HOUSE,
    "content.NewsletterPage": _HOUSE,
    "content.Mailing": "how far the sending of a newsletter is, in numbers",
    "content.OutsideLink": "an address on another site, and whether it answers",
    "content.HomePage": _HOUSE,
    "content.StoryIndexPage": _HOUSE,
    "content.StandardPage": _HOUSE,
    "content.ProgrammePage": _HOUSE,
    "content.TrialPage": _HOUSE,
    "content.ServicePage": _HOUSE,
    "content.ServiceSource": "what the national service data said of a service; people are left out of it",
    "content.ServiceTrial": "which trial led to which service",
    "content.ServiceIndexPage": _HOUSE,
    "content.TrialIndexPage": _HOUSE,
}
