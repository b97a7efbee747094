"""One newsletter as a mail: the same words as HTML and as text. Nothing comes from elsewhere or counts."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import mark_safe

from portal.kit.text import one_line

from .models import NewsletterItem, NewsletterPage
from .models.consents import needs_consent
from .models.public import absolute

SAMPLE_KEY = "sample"
EXCERPT_LENGTH = 200
FONT = "font-family:Verdana,Arial,sans-serif;"
# Written into the elements: many mail programs read no style sheet. Ink on paper is 15 : 1, links 9 : 1.
LOOKS = {
    "body": f"margin:0;padding:0;background:#FBF7F0;color:#14262B;{FONT}font-size:18px;line-height:1.6",
    "column": "max-width:600px;margin:0 auto;padding:24px 16px",
    "h1": f"{FONT}font-size:30px;line-height:1.3;margin:0 0 16px;color:#14262B",
    "h2": f"{FONT}font-size:23px;line-height:1.35;margin:40px 0 8px;color:#14262B",
    "p": f"{FONT}font-size:18px;line-height:1.6;margin:0 0 16px;color:#14262B",
    "byline": f"{FONT}font-size:18px;line-height:1.6;margin:0 0 8px;color:#3D4B50",
    "link": "display:inline-block;padding:11px 0;color:#0A3F7F;text-decoration:underline",
    "foot": "margin:48px 0 0;padding:16px 0 0;border-top:2px solid #6F6A5E",
}


@dataclass(frozen=True)
class Piece:
    """What a newsletter tells of one page: of a story exactly its title, byline and summary."""

    title: str
    byline: str
    summary: str
    url: str
    words: str


@dataclass(frozen=True)
class Letter:
    """A whole mail, before it has a reader."""

    subject: str
    text: str
    html: str


def piece_of(item: NewsletterItem) -> Piece:
    """The piece as the page is now. A page with a storyteller gives its own words whole, and no others."""
    page: Any = item.page.specific
    summary = str(getattr(page, "summary", "")) or page.in_short
    if not needs_consent(page) and len(summary) > EXCERPT_LENGTH:
        summary = f"{summary[:EXCERPT_LENGTH].rsplit(' ', 1)[0]} …"
    return Piece(
        title=page.title,
        byline=str(getattr(page, "byline", "")),
        summary=summary,
        url=absolute(page.url),
        words=item.words,
    )


def letter_of(newsletter: NewsletterPage, items: list[NewsletterItem], *, key: str = SAMPLE_KEY) -> Letter:
    """The mail with these pieces, in the newsletter's language. `key` is the reader's way out."""
    language = newsletter.locale.language_code
    with translation.override(language):
        context = {
            "language": language,
            "sender": sender(),
            "newsletter": newsletter,
            "web_url": absolute(newsletter.url),
            "leave_url": leave_url(key),
            "pieces": [piece_of(item) for item in items],
            # Written by us above, nobody's words are in it.
            "look": {name: mark_safe(f' style="{look}"') for name, look in LOOKS.items()},  # noqa: S308
        }
        html = render_to_string("content/email/newsletter.html", context)
        text = render_to_string("content/email/newsletter.txt", context).strip()
    return Letter(one_line(f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{newsletter.title}"), text, html)


def sender() -> str:
    """Who sends it, as people know them."""
    name: str = settings.SITE_NAME
    return f"{name} ({settings.ORGANISATION})" if settings.ORGANISATION else name


def leave_url(key: str) -> str:
    """The whole address by which one leaves, in the active language."""
    return f"{settings.BASE_URL}{reverse('content:unsubscribe', args=[key])}"


def mail_of(letter: Letter, *, to: str, leave: str) -> EmailMultiAlternatives:
    """The mail to one person; mail programs show a button for leaving (RFC 8058)."""
    headers = {"List-Unsubscribe": f"<{leave}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    mail = EmailMultiAlternatives(letter.subject, f"{letter.text}\n", None, [to], headers=headers)
    mail.attach_alternative(letter.html, "text/html")
    return mail
