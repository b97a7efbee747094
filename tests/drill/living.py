"""The acts of the drill, by the portal's own actions, and the promises that a restore must keep."""

from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.test import Client
from django_tasks_db.models import DBTaskResult

from content import asking_people, sealing
from content.erasing import erase_due
from content.holding import belongings, file_names
from content.models import PersonIn, Seal, StoryPage
from content.models.consents import is_covered
from media_studio.people import make_link
from peer import blocking, chat, moderating, parting, restricting, seats
from peer.deciding import Because
from peer.models import Message, Participant, Reason, Room
from peer.restricting import Case
from portal.accounts.models import User
from portal.accounts.registering import register_person
from portal.accounts.roles import Role, has_role
from portal.kit import clock
from portal.kit.storage import private_storage
from portal.management.commands.seed import PARTS
from portal.management.demo_world import film
from portal.worker import run_queue
from tests.content.consent.saying import tell
from tests.factories.pages import make_story
from tests.factories.rooms import remove_from_room
from tests.factories.shifts import put_on_duty

Facts = dict[str, Any]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def person(name: str) -> User:
    """A demo person."""
    return User.objects.get(email=f"{name}@example.org")


def seed(_facts: Facts) -> Facts:
    """The demo world but for its film, which takes minutes, and two people more; the queues are empty."""
    call_command("migrate", verbosity=0)
    for part in PARTS:
        if part is not film:
            part.build()
    room = Room.objects.filter(participants__user=person("oiva")).order_by("pk").first()
    for name in ("loud", "late"):
        made = register_person(email=f"{name}@example.org", first_name=name.title(), roles=[Role.MEMBER])
        seats.enter_room(made, room=room)
        seats.accept_rules(made, room=room, version=seats.newest_rules_version(room))
    _work_off()
    return {"room": room.pk}


def _work_off() -> None:
    """Each task once: building the world asks for many of them twice."""
    tasks = DBTaskResult.objects.all()
    once = {(task.task_path, str(task.args_kwargs)): task.pk for task in tasks}
    tasks.exclude(pk__in=once.values()).delete()
    for queue in ("default", "recordings"):
        while tasks.ready().filter(queue_name=queue).exists():
            run_queue(queue)


def live_on(facts: Facts) -> Facts:
    """After the backup: talk, a new story, three stories taken away, bans, rights taken, a block."""
    room = Room.objects.get(pk=facts["room"])
    put_on_duty(person("mirja"))
    told = {"said": _said(room, "oiva", "Hyvää huomenta kaikille"), "published": _publish_one()}
    told |= _take_stories_away()
    told |= _moderate(room)
    _take_rights("leena", "veikko")
    blocking.block_person(person("aino"), person=person("loud"))
    return told


def act_late(facts: Facts) -> Facts:
    """After the last WAL that is in the archive: a message, and somebody is sent out of the room."""
    room = Room.objects.get(pk=facts["room"])
    lost = _said(room, "late", "Tämä viesti on viimeinen")
    remove_from_room(person("mirja"), Participant.objects.get(room=room, user=person("late")))
    return {"lost": lost}


def _said(room: Room, who: str, text: str) -> int:
    said = chat.post_message(person(who), room=room, ref=f"drill-{text[:20]}", text=text)
    assert isinstance(said, chat.Accepted), said
    return said.message.pk


def _publish_one() -> int:
    story = make_story(person("aino"), title="Varmuuskopio", public=False)
    story.save_revision()
    return tell(person("aino"), story).pk


def _take_stories_away() -> Facts:
    """One is sealed, one erased with its files, and somebody in another takes their yes back."""
    known = PersonIn.objects.exclude(given_at=None).first()
    mine = StoryPage.objects.filter(live=True, storyteller__isnull=False, locale__language_code="fi")
    mine = [story for story in mine.exclude(pk=known.page_id).order_by("pk") if is_covered(story)]
    to_seal = mine[0]
    sealing.seal(to_seal.storyteller, page=to_seal)
    to_erase = next(story for story in mine[1:] if file_names(belongings(story)))
    files = file_names(belongings(to_erase))
    for each in sealing.seal(to_erase.storyteller, page=to_erase):
        Seal.objects.filter(pk=each.pk).update(erase_at=clock.now() - timedelta(seconds=1))
    erase_due()
    assert not StoryPage.objects.filter(pk=to_erase.pk).exists(), "the erasing failed: see the log"
    asking_people.take_back(make_link(known.page.specific.storyteller, person=known))
    return {
        "sealed": to_seal.pk,
        "erased": to_erase.pk,
        "erased_url": to_erase.url,
        "sealed_url": to_seal.url,
        "files": files,
        "person_in": known.pk,
    }


def _moderate(room: Room) -> Facts:
    mirja, because = person("mirja"), Because(Reason.objects.order_by("pk").first())
    shown = Message.objects.filter(room=room, status=Message.Status.POSTED).order_by("pk")
    to_remove = shown.exclude(participant__user__in=[mirja]).first()
    moderating.remove_message(mirja, message=to_remove, version=to_remove.version, reason=because.reason)
    own = shown.filter(participant__user=person("oiva")).first()
    chat.take_back(person("oiva"), message=own)
    loud = Participant.objects.get(room=room, user=person("loud"))
    remove_from_room(mirja, loud)
    oiva = Participant.objects.get(room=room, user=person("oiva"))
    newest = oiva.decisions.order_by("-made_at", "-pk").first()
    case = Case(oiva, after=newest.pk if newest else 0)
    restricting.pause_person(mirja, case=case, because=because, minutes=7 * 24 * 60)
    return {"removed": to_remove.pk, "taken_back": own.pk}


def _take_rights(editor: str, member: str) -> None:
    person(editor).groups.remove(person(editor).groups.get(name=Role.EDITOR))
    shut_out = person(member)
    shut_out.is_active = False
    shut_out.save()


def promises(facts: Facts) -> Facts:
    """Each promise in words, and whether it holds in the database now."""
    room = facts["room"]
    person_in = PersonIn.objects.get(pk=facts["person_in"])
    status = dict(Message.objects.values_list("pk", "status"))
    seat = {each.user.first_name: each for each in Participant.objects.filter(room=room)}
    held = {
        "the story that was taken back is not public": not is_shown(facts["sealed"]),
        "the story that was erased is erased": not StoryPage.objects.filter(pk=facts["erased"]).exists(),
        "its files are gone": not any(private_storage().exists(name) for name in facts["files"]),
        "the yes of somebody in a story is taken back": person_in.withdrawn_at is not None,
        "a removed message is removed": status[facts["removed"]] == Message.Status.REMOVED,
        "a message taken back is taken back": status[facts["taken_back"]] == Message.Status.TAKEN_BACK,
        "who was sent out is out": seat["Loud"].removed_at is not None,
        "who was sent out after the last archived WAL too": seat["Late"].removed_at is not None,
        "the pause lasts": (seat["Oiva"].paused_until or clock.now()) > clock.now() + timedelta(days=6),
        "the block holds": person("loud").pk in parting.left_by(person("aino").pk),
        "the role stays taken": not has_role(person("leena"), Role.EDITOR),
        "the account stays shut": not person("veikko").is_active,
    }
    new = {
        "the story that was published is public": is_shown(facts["published"]),
        "the message that was written is there": status.get(facts["said"]) == Message.Status.POSTED,
    }
    lost = {"the message after the last archived WAL is lost": facts["lost"] not in status}
    return {"held": held, "new": new, "lost_as_told": lost}


def is_shown(number: int) -> bool:
    """Whether readers get the story."""
    story = StoryPage.objects.filter(pk=number).first()
    return bool(story and story.live and is_covered(story))


def open_pages(facts: Facts) -> Facts:
    """What readers get at the addresses of the two stories that were taken away."""
    client = Client(HTTP_HOST="localhost")
    return {"answers": [client.get(facts[name]).status_code for name in ("sealed_url", "erased_url")]}
