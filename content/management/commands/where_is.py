"""`manage.py where_is STORY`: every place where something of a story is, served and kept apart."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from content.finding import look, sought_for, wrongly_served
from content.surfaces import Sort


class Command(BaseCommand):
    """Exit code 1 when something is served though no yes stands."""

    help = "Says where a story is, by its number or slug. Exit code 1: it is served without a yes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("story", help="The number of the page, or its slug.")
        parser.add_argument("--words", action="append", default=[], help="Words that only this story has.")

    def handle(self, *args: Any, story: str, words: list[str], **options: Any) -> None:
        sought = sought_for(story, tuple(words))
        found = look(sought)
        for sort in Sort:
            here = [each for each in found if each.sort is sort]
            self.stdout.write(f"{sort.value.upper()}: {sum(each.total for each in here)}")
            for each in here:
                who = ", ".join(f"{name} {n}" for name, n in each.counts.items() if name)
                self.stdout.write(f"  {each.total:5}  {each.name}{f'  ({who})' if who else ''}")
        if wrong := wrongly_served(sought, found):
            self.stderr.write(f"Served without a yes: {', '.join(each.name for each in wrong)}")
            sys.exit(1)
