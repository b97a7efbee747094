"""So many public stories, messages and members at once, and the same small desk. PostgreSQL only."""

from django.db import connection

from content.models import StoryPage
from peer.models import Participant
from portal.accounts.models import User
from portal.accounts.registering import register_person
from portal.accounts.roles import Role
from portal.management.commands.bench_world import DOMAIN

from . import public_filling
from .filling import fill as fill_with_messages
from .filling import inserted
from .texts import long_text

OWN, WAITING, AT_ONCE = 3, 20, 500


def fill(pages: int, messages: int, members: int) -> dict[str, int]:
    """What grows; and what does not: three stories of one member, twenty that wait at the desk."""
    from tests.factories.pages import make_story

    public_filling.begin()
    public_filling.grow_to(pages)
    _add_members(members)
    fill_with_messages(messages)
    register_person(email=f"editor{DOMAIN}", first_name="Editor", roles=[Role.EDITOR])
    teller = User.objects.get(email=f"member-0000{DOMAIN}")
    for number in range(OWN):
        make_story(teller, title=f"Oma tarina {number}")
    for number in range(WAITING):
        _hand_in(User.objects.get(email=f"member-{number + 1:04}{DOMAIN}"), f"Odottava tarina {number}")
    _index_stories()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    return {"pages": StoryPage.objects.count(), "members": User.objects.count()}


def _add_members(wanted: int) -> None:
    """Copies of one member, with the member's groups and seats: so each of them has written some of it."""
    model = User.objects.get(email=f"member-0000{DOMAIN}")
    more = wanted - User.objects.filter(email__startswith="member-").count()
    columns = [field.column for field in User._meta.concrete_fields if not field.primary_key]
    values = ", ".join("'grown-' || n || '@bench.invalid'" if c == "email" else f'one."{c}"' for c in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    table, groups = User._meta.db_table, User.groups.through._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} one, generate_series(1, %s) n "
            "WHERE one.id = %s",
            [more, model.pk],
        )
        cursor.execute(
            f"INSERT INTO {groups} (user_id, group_id) SELECT people.id, theirs.group_id "
            f"FROM {table} people, {groups} theirs "
            "WHERE theirs.user_id = %s AND people.email LIKE 'grown-%%'",
            [model.pk],
        )
        new = {"user_id": "people.id", "nickname": "'Vieras ' || people.id", "nickname_key": "''"}
        cursor.execute(
            f"{inserted(Participant, new)} FROM {Participant._meta.db_table} one, {table} people "
            "WHERE one.user_id = %s AND people.email LIKE 'grown-%%'",
            [model.pk],
        )


def _hand_in(person: User, title: str) -> None:
    from media_studio import drafting, people

    story = drafting.begin_story(person, title=title)
    words = {"text": long_text(len(title), 800)}
    saved = drafting.save_draft(person, story=story, fields=words, seen_revision=story.latest_revision_id)
    if not isinstance(saved, drafting.Saved):
        raise RuntimeError(f"{title} was not saved: {saved}")
    story.refresh_from_db()
    people.say_nobody_else(person, story=story)
    drafting.hand_in(person, story=story, through_supporter=False)


def _index_stories() -> None:
    from wagtail.search.backends import get_search_backend

    backend = get_search_backend()
    numbers = list(StoryPage.objects.filter(live=True).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        backend.add_bulk(StoryPage, list(StoryPage.objects.filter(pk__in=numbers[start : start + AT_ONCE])))
