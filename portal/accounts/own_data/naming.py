"""What the kinds of data and their parts are called in the page that a person reads."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PARTS = {
    "account": _("Me and my account"),
    "stories": _("My stories, pictures and recordings"),
    "rooms": _("What I said in rooms"),
    "team": _("What I did with the media team"),
    "letters": _("What I wrote to the house"),
    "cms": _("What I did in the page editor"),
}

_TITLES: dict[str, dict[str, Promise]] = {
    "account": {
        "accounts.User": _("My account"),
        "accounts.JoiningRequest": _("When I asked to join"),
        "account.EmailAddress": _("The address I sign in with"),
        "accounts.Device": _("My devices"),
        "accounts.SignInCard": _("My sign-in cards"),
        "accounts.CardRequest": _("When a sign-in card was used"),
        "socialaccount.SocialAccount": _("Sign-in through my organisation"),
    },
    "stories": {
        "content.StoryPage": _("My stories, as they are now"),
        "content.NewsPage": _("News that I wrote"),
        "wagtailcore.Revision": _("Each version of my stories"),
        "wagtailcore.TaskState": _("What readers said of my stories"),
        "content.Consent": _("When I said yes"),
        "content.TakeDown": _("When an editor took something down"),
        "content.Picture": _("My pictures"),
        "content.Recording": _("My recordings and films"),
        "content.Still": _("Pictures from my films"),
        "content.PersonIn": _("When I am in somebody's story"),
        "content.Portfolio": _("My portfolio"),
        "content.PortfolioWork": _("Works in my portfolio"),
        "content.PortfolioRole": _("Roles in my portfolio"),
        "media_studio.UnsavedLook": _("Changes of pictures, not saved yet"),
        "media_studio.UnsavedCaptions": _("Captions, not saved yet"),
        "media_studio.Correction": _("Small corrections"),
        "media_studio.NewsletterAsk": _("When a newsletter asked me"),
        "media_studio.Notice": _("What I was told in the studio"),
    },
    "rooms": {
        "peer.Participant": _("My seats in rooms"),
        "peer.FormerName": _("Names that I had before"),
        "peer.NameForAll": _("My name for every room"),
        "peer.Message": _("My messages"),
        "peer.Block": _("Whom I blocked"),
        "peer.Mute": _("Whom I muted"),
        "peer.Decision": _("What moderators decided about me"),
        "peer.Appeal": _("When I asked to look again"),
        "peer.Flag": _("When I called a moderator"),
        "peer.Notice": _("What I was told in rooms"),
    },
    "team": {
        "media_studio.SupportAct": _("What I did as a supporter"),
        "media_studio.Suggestion": _("What I suggested to others"),
        "media_studio.Idea": _("My ideas"),
        "media_studio.TakenIdea": _("Ideas that I took back"),
        "media_studio.Assignment": _("What I promised to do"),
        "media_studio.Practice": _("My exercises"),
        "content.ReaderTest": _("Reader tests that I made"),
    },
    "letters": {
        "content.SignUp": _("My places at events"),
        "content.Subscriber": _("My newsletter"),
        "content.ServiceMessage": _("My questions to services"),
        "content.Wish": _("My wishes"),
        "content.AccessFeedback": _("My feedback on accessibility"),
        "content.WantsToHear": _("Paragraphs that I found hard"),
        "content.Report": _("What I reported"),
    },
    "cms": {
        "wagtailcore.Comment": _("My comments"),
        "wagtailcore.CommentReply": _("My answers to comments"),
        "wagtailcore.UploadedFile": _("Files on their way"),
        "wagtailadmin.FormState": _("Forms, not saved yet"),
        "wagtailusers.UserProfile": _("My picture in the page editor"),
    },
}
_PART_OF = {table: part for part, titles in _TITLES.items() for table in titles}

_WORDS, _WHY, _ANSWER = _("What is written"), _("The reason"), _("The answer")
_PICTURED, _SAID = _("What is seen"), _("What is said")
_NAME, _MAIL = _("The name"), _("The address")
_LABELS: dict[str, Promise] = {
    "first_name": _NAME,
    "last_name": _NAME,
    "name": _NAME,
    "name_before": _NAME,
    "nickname": _NAME,
    "byline": _NAME,
    "title": _("What it is called"),
    "object_str": _("What it is called"),
    "email": _MAIL,
    "mail": _MAIL,
    "answer": _ANSWER,
    "answers": _ANSWER,
    "decision_words": _ANSWER,
    "reason": _WHY,
    "appeal_words": _WHY,
    "alt": _PICTURED,
    "description": _PICTURED,
    "seen": _PICTURED,
    "transcript": _SAID,
    "captions": _SAID,
    "credit": _("Who made it"),
    "file": _("The file"),
    "avatar": _("The file"),
    "summary": _("In short"),
    "before": _("As it was"),
    "after": _("As it was to be"),
    "needs": _("What I need"),
    "place": _("Where it is"),
    "role": _("What I was"),
    "begins": _("From when"),
    "ends": _("Until when"),
    "supporters_named": _("Who helped"),
    "reading": _("How I read"),
}


def part_of(table: str) -> str:
    """The part of the page in which a kind of data stands; empty for what only programs read."""
    return _PART_OF.get(table, "")


def title_of(table: str) -> Promise | str:
    """What a kind of data is called; the table's own name for what only programs read."""
    part = part_of(table)
    return _TITLES[part][table] if part else table


def label_of(field: str) -> Promise:
    """What the words of a field are called."""
    return _LABELS.get(field, _WORDS)
