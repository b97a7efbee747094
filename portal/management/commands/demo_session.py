"""Prints a session cookie of a demo person: `sessionid=…` and nothing else."""

from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.accounts.demo import demo_people, is_demo_here


class Command(BaseCommand):
    """`manage.py demo_session aino`: to be given to a browser or to curl."""

    help = "Prints a session cookie of a demo person, such as aino. Works on a demo only."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="aino, oiva, veikko, eeva, mirja, kaarlo or sampo")

    def handle(self, *args: Any, **options: Any) -> None:
        if not is_demo_here():
            raise CommandError("This is no demo. Start one with: make demo")
        people = {person.name: person for person in demo_people()}
        person = people.get(options["name"].lower())
        if person is None:
            known = ", ".join(people) or "nobody yet (make demo brings them)"
            raise CommandError(f"There is no demo person {options['name']!r}. There are: {known}.")
        session = import_module(settings.SESSION_ENGINE).SessionStore()
        session[SESSION_KEY] = str(person.user.pk)
        session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
        session[HASH_SESSION_KEY] = person.user.get_session_auth_hash()
        session.create()
        self.stdout.write(f"{settings.SESSION_COOKIE_NAME}={session.session_key}")
