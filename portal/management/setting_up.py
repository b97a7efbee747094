"""Setting a new site up: administrator, first pages, address. Done again, what is there stays."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from portal.accounts.models import User
from portal.accounts.registering import register_person
from portal.accounts.roles import Role, give_role

from .demo_world import frame
from .demo_world.texts import LANGUAGES


class NotSetUp(ValueError):
    """Something that was told cannot be used. The message says what to write instead."""


@dataclass(frozen=True)
class Wishes:
    """What whoever installs the site wants."""

    email: str
    name: str
    site_name: str
    address: str
    languages: tuple[str, ...]
    joining_open: bool


def checked_email(text: str) -> str:
    """A mail address in small letters."""
    try:
        validate_email(text.strip())
    except ValidationError as error:
        raise NotSetUp("That is no mail address. Write it like this: name@example.org") from error
    return text.strip().lower()


def checked_name(text: str) -> str:
    """A name of one letter or more."""
    if not text.strip():
        raise NotSetUp("Write a name. It is shown to others.")
    return text.strip()[:60]


def checked_address(text: str) -> str:
    """What people type, without a path: https://portal.example.org"""
    parts = urlsplit(text.strip())
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.path.strip("/"):
        raise NotSetUp("Write the whole address and nothing after it, like this: https://portal.example.org")
    return f"{parts.scheme}://{parts.netloc}"


def checked_languages(text: str) -> tuple[str, ...]:
    """Some of fi, sv, en. Finnish is always one: other languages borrow from it."""
    chosen = {part.strip().lower() for part in text.split(",") if part.strip()}
    if not chosen or not chosen <= set(LANGUAGES):
        raise NotSetUp(f"Choose from {', '.join(LANGUAGES)}, with commas between.")
    return tuple(code for code in LANGUAGES if code in chosen | {"fi"})


def set_up(wishes: Wishes) -> list[str]:
    """Keeps the administrator, the pages and the address; says in a line each what was done."""
    with transaction.atomic():
        return [keep_administrator(wishes), keep_pages(wishes), keep_address(wishes)]


def keep_administrator(wishes: Wishes) -> str:
    """Who has this address is an administrator from now on. Nobody has a password: a code comes by mail."""
    found = User.objects.filter(email__iexact=wishes.email).first()
    if found is None:
        found = register_person(
            email=wishes.email, first_name=wishes.name, language=wishes.languages[0], roles=[Role.MEMBER]
        )
    if not found.is_active:
        raise NotSetUp("The account with this address is closed. Choose another address.")
    give_role(found, Role.ADMINISTRATOR)
    return f"{wishes.email} is an administrator, and signs in with a code that comes by mail."


def keep_pages(wishes: Wishes) -> str:
    """A first page with its sections in each language that has none."""
    made = frame.build_first(wishes.languages)
    return f"First pages: {', '.join(made)}." if made else "The first pages are there already."


def keep_address(wishes: Wishes) -> str:
    """The CMS knows the site by this name and address."""
    parts = urlsplit(wishes.address)
    site = Site.objects.get(is_default_site=True)
    site.site_name, site.hostname = wishes.site_name, parts.hostname or ""
    site.port = parts.port or (443 if parts.scheme == "https" else 80)
    site.save()
    return f"{wishes.site_name} is at {wishes.address}."


def lines_to_set(wishes: Wishes) -> list[str]:
    """Lines for .env where a setting is not yet what was wished: settings are read at the start only."""
    host = urlsplit(wishes.address).hostname or ""
    is_known = host in settings.ALLOWED_HOSTS
    wanted = [
        (f"SITE_NAME={wishes.site_name}", wishes.site_name == settings.SITE_NAME),
        (f"BASE_URL={wishes.address}", wishes.address == settings.BASE_URL),
        (f"ALLOWED_HOSTS={host}", is_known),
        (f"JOINING_OPEN={int(wishes.joining_open)}", wishes.joining_open == settings.JOINING_OPEN),
    ]
    return [line for line, is_so in wanted if not is_so]


def send_test_mail(email: str, language: str) -> None:
    """One short mail, now. `NotSetUp` when the mail server refuses or does not answer."""
    with translation.override(language):
        subject, words = _("Mail works"), _("This is a test. The site can send mail.")
    try:
        send_mail(f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{subject}", words, None, [email])
    except OSError as error:
        raise NotSetUp(
            f"The mail did not go: {error}. Nobody gets a sign-in code until it does. "
            "Look at EMAIL_HOST and its companions, then run this again."
        ) from error
