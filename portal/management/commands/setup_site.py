"""`manage.py setup_site`: asks a few questions, and the site is ready for its administrator."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from ..setting_up import (
    NotSetUp,
    Wishes,
    checked_address,
    checked_email,
    checked_languages,
    checked_name,
    lines_to_set,
    send_test_mail,
    set_up,
)

Answer = TypeVar("Answer")
OPEN, INVITED = "open", "invited"


class Command(BaseCommand):
    """One guided run for whoever installs the site. May be run again: what is there stays."""

    help = "Asks for the administrator, the site's name, address and languages; sends a test mail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Each question can be answered beforehand; with `--no-input` nothing is asked."""
        parser.add_argument("--email", help="the administrator's mail address")
        parser.add_argument("--name", help="the administrator's first name")
        parser.add_argument("--site-name", help="what the site is called")
        parser.add_argument("--address", help="what people type: https://portal.example.org")
        parser.add_argument("--languages", help="some of fi,sv,en")
        parser.add_argument("--joining", choices=(OPEN, INVITED), help="who may join by themselves")
        parser.add_argument("--no-test-mail", action="store_true", help="sends no mail")
        parser.add_argument("--no-input", action="store_true", help="asks nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Everything that was answered is kept, also when the test mail does not go."""
        self.may_ask = not options["no_input"] and sys.stdin.isatty()
        wishes = self._wishes(options)
        try:
            for line in set_up(wishes):
                self.stdout.write(line)
            if not options["no_test_mail"]:
                send_test_mail(wishes.email, wishes.languages[0])
                self.stdout.write(f"A test mail is on its way to {wishes.email}. Look whether it came.")
        except NotSetUp as error:
            raise CommandError(str(error)) from error
        finally:
            self._say_what_is_left(wishes)

    def _wishes(self, options: dict[str, Any]) -> Wishes:
        joining = OPEN if settings.JOINING_OPEN else INVITED
        return Wishes(
            email=self._told(options["email"], "The administrator's mail address", "", checked_email),
            name=self._told(options["name"], "The administrator's first name", "", checked_name),
            site_name=self._told(options["site_name"], "The site's name", settings.SITE_NAME, checked_name),
            address=self._told(options["address"], "Its address", settings.BASE_URL, checked_address),
            languages=self._told(options["languages"], "Its languages", "fi,sv,en", checked_languages),
            joining_open=self._told(
                options["joining"], f"Who may join: {OPEN} or {INVITED}", joining, _is_open
            ),
        )

    def _told(self, given: str | None, question: str, usual: str, check: Callable[[str], Answer]) -> Answer:
        """The option, or what is typed. What cannot be used is asked for again; as an option it stops."""
        if given is not None or not self.may_ask:
            try:
                return check(usual if given is None else given)
            except NotSetUp as error:
                raise CommandError(f"{question}: {error}") from error
        while True:
            typed = input(f"{question}{f' [{usual}]' if usual else ''}: ").strip() or usual
            try:
                return check(typed)
            except NotSetUp as error:
                self.stdout.write(str(error))

    def _say_what_is_left(self, wishes: Wishes) -> None:
        if lines := lines_to_set(wishes):
            self.stdout.write("Put these lines into .env and start the site again:")
            self.stdout.write("\n".join(f"  {line}" for line in lines))


def _is_open(text: str) -> bool:
    if text not in (OPEN, INVITED):
        raise NotSetUp(f"Write {OPEN} or {INVITED}.")
    return text == OPEN
