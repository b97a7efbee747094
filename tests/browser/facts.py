"""Where things are in the seeded world: run inside a site, `print(facts())`."""

import json

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import TaskState

from content import models as content
from content import reporting, subscribing
from media_studio import drafting, people, picture_list, picturing, placing, queries, reviewing, spoken
from media_studio import models as studio
from media_studio.models import Correction, Suggestion
from media_studio.training import practising
from peer import appealing, claiming, flagging, noting, restricting, seats, series
from peer import models as peer
from peer.deciding import Because
from portal.accounts.inviting import make_invitation
from portal.accounts.models import User
from portal.accounts.organisation.connecting import connect
from portal.kit import clock
from tests.factories.rooms import remove_from_room
from tests.factories.shifts import put_on_duty

from . import went_away
from .card_facts import card
from .event_facts import events
from .newsroom_facts import newsroom
from .parting_facts import make_lilja
from .people_facts import asked_people
from .portfolio_facts import portfolios

PAGES = {
    "stories": content.StoryIndexPage,
    "story": content.StoryPage,
    "news": content.NewsIndexPage,
    "news_page": content.NewsPage,
    "trials": content.TrialIndexPage,
    "trial": content.TrialPage,
    "services": content.ServiceIndexPage,
    "service": content.ServicePage,
    "about": content.StandardPage,
    "letters": content.NewsletterIndexPage,
    "events": content.EventIndexPage,
    "letter": content.NewsletterPage,
}
LANGUAGES = ("fi", "sv", "en")
RESULTS = ("counts", "target")
HELD = {"with_picture": "picture", "with_list": "list", "with_recording": "recording", "with_film": "film"}


def facts() -> str:
    """Every fact that an address in visits.py names, as JSON."""
    make_lilja()
    connect(User.objects.get(email="eeva@example.org"), issuer="https://login.example", subject="eeva")
    places = _pages() | _studio() | newsroom() | _newsletters() | events() | _rooms() | _training()
    return json.dumps(places | card())


def _pages() -> dict[str, str]:
    return (
        {
            f"{language} {name}": model.objects.live()
            .filter(locale__language_code=language)[0]
            .url.split("/", 2)[2]
            for language in LANGUAGES
            for name, model in PAGES.items()
        }
        | {
            f"{language} {kind}": _told_in_numbers(language, kind)
            for language in LANGUAGES
            for kind in RESULTS
        }
        | {f"{code} {name}": url for code in LANGUAGES for name, url in _programmes(code).items()}
        | {f"{code} {name}": _holding(block, code) for code in LANGUAGES for name, block in HELD.items()}
    )


def _told_in_numbers(language: str, kind: str) -> str:
    trials = content.TrialPage.objects.live().filter(locale__language_code=language)
    found = next(page for page in trials if any(part.block_type == kind for part in page.results))
    return found.url.split("/", 2)[2]


def _programmes(language: str) -> dict[str, str]:
    """A programme, a project, a trial with themes, one with materials, a service for employers."""
    here = {"locale__language_code": language}
    found = {
        "programme": content.ProgrammePage.objects.get(slug="ote", **here),
        "project": content.ProgrammePage.objects.get(slug="mallit", **here),
        "strands": content.TrialPage.objects.get(slug="yhdessa-hyva-ote", **here),
        "materials": content.TrialPage.objects.get(slug="homma-haltuun", **here),
        "for_employers": content.ServicePage.objects.exclude(employer_summary="").filter(**here)[0],
    }
    return {name: page.url.split("/", 2)[2] for name, page in found.items()}


def _holding(block: str, language: str) -> str:
    """The address of a page whose body has such a block: in this language where there is one."""
    holders = [
        *content.StoryPage.objects.live(),
        *content.NewsPage.objects.live(),
        *content.StandardPage.objects.live(),
    ]
    found = [page for page in holders if any(part.block_type == block for part in page.body)]
    found.sort(key=lambda page: page.locale.language_code != language)
    return found[0].url.split("/", 2)[2]


def _studio() -> dict[str, int | str]:
    page = content.StoryPage.objects.live()[0]
    report = reporting.report_thing(None, thing=page, reason="wrong", words="A test.", mail="")
    eeva = _person("eeva")
    asked = _told("aino").get(telling__way="questions")
    read = [state.revision.as_object() for state in TaskState.objects.filter(status="in_progress")]
    return {
        "story_id": page.pk,
        "service_id": content.ServicePage.objects.live()[0].pk,
        "report": report.pk,
        "correction": Correction.objects.get().pk,
        "other_public": _told("oiva").filter(live=True)[0].pk,
        "looked_at": (down := content.TakeDown.objects.get(portfolio=None, appealed_at__isnull=False)).pk,
        "taken_down": down.page_id,
        "public": _told("aino").filter(live=True)[0].pk,
        "draft": _first_at_stage("draft"),
        "beside": Suggestion.objects.all()[0].story_id,
        "sealed": _first_at_stage("sealed"),
        "room_number": peer.Message.objects.filter(participant__user=_person("aino"), status="posted")
        .latest("pk")
        .room_id,
        "asked": asked.pk,
        "version": asked.revisions.earliest("pk").pk,
        **portfolios(),
        **_photos(),
        **_voices(),
        **asked_people(),
        **went_away.both(),
        "ready": _first_at_stage("waits for yes"),
        "planned": _first_at_stage("planned"),
        "waiting": next(story.pk for story in read if story.storyteller != eeva),
    }


def _fresh(story: content.StoryPage) -> content.StoryPage:
    return content.StoryPage.objects.get(pk=story.pk)


def _voices() -> dict[str, int | str]:
    """Veikko's story by voice whose words are still missing, and a like one that he handed in twice."""
    story = _told("veikko").filter(live=False).latest("pk")
    sound = spoken.recordings_in(queries.draft_of(story))[0]
    read = drafting.begin_story(_person("veikko"), title="Ääni luettavana")
    page = queries.draft_of(read)
    value = {"recording": sound.recording.pk, "caption": ""}
    page.body, _block = placing.add_block(page.body, picture_list.RECORDING, value)
    drafting.keep(_person("veikko"), page)
    people.say_nobody_else(_person("veikko"), story=read)
    read.refresh_from_db()
    drafting.hand_in(_person("veikko"), story=read, through_supporter=False)
    reviewing.ask_changes(_person("eeva"), story=_fresh(read), words="Kerro lisää.")
    page = queries.draft_of(read)
    page.summary = "Nyt siinä on enemmän."
    drafting.keep(_person("veikko"), page)
    drafting.hand_in(_person("veikko"), story=_fresh(read), through_supporter=False)
    public = next(
        each for each in _told("veikko").filter(live=True) if spoken.recordings_in(each, ("recording",))
    )
    heard = {"voiced": story.pk, "sound": sound.block_id, "wordless": read.pk, "in_podcast": public.pk}
    return heard | _filmed()


def _filmed() -> dict[str, int | str]:
    """Veikko's story by a film."""
    story = next(one for one in _told("veikko") if spoken.recordings_in(queries.draft_of(one), ("film",)))
    film = spoken.recordings_in(queries.draft_of(story), ("film",))[0]
    return {"filmed": story.pk, "film": film.block_id}


def _newsletters() -> dict[str, int | str]:
    """A draft with a question that waits for its teller, a text for it, and a link of somebody who asked."""
    asked = studio.NewsletterAsk.objects.filter(state="open").latest("pk")
    for key in ("second-yes", "leaving"):
        hashed = subscribing.hash_of(key)
        content.Subscriber.objects.create(email=f"{key}@example.org", key_hash=hashed)
    return {
        "letter_draft": asked.newsletter_id,
        "letter_sent": content.Mailing.objects.earliest("pk").newsletter_id,
        "letter_story": asked.story_id,
        "letter_ask": asked.pk,
        "letter_text": content.TrialPage.objects.filter(locale__language_code="fi")[0].pk,
        "letter_key": "second-yes",
        "leaving_key": "leaving",
    }


def _photos() -> dict[str, int | str]:
    """Aino's story in pictures, the one with a cover in it, and the last one, which she just took out."""
    story = _told("aino").get(telling__kind="photos")
    first, *_others, last = (each.block_id for each in picture_list.pictures_in(story))
    picturing.remove_picture(_person("aino"), story=story, block_id=last)
    return {"photos": story.pk, "photo": first, "gone": last}


def _rooms() -> dict[str, int | str]:
    rooms = peer.Room.objects.order_by("pk")
    others = peer.Message.objects.filter(status="posted", room=rooms[0]).exclude(
        participant__user=_person("oiva")
    )
    room_without_seat = peer.Room.objects.create(slug="quiet", name_fi="Hiljainen huone")
    seat = seats.enter_room(_person("oiva"), room=room_without_seat)
    remove_from_room(_person("mirja"), seat)
    invitation, _code = make_invitation(_person("sampo"))
    RecoveryCodes.activate(_person("veikko"))
    put_on_duty(_person("kaarlo"))
    held = peer.Message.objects.filter(status="held")[0]
    claiming.claim_message(_person("mirja"), message=held)
    peer.Flag.objects.create(room=rooms[0], message=others[0], kind="crisis", made_at=clock.now())
    claiming.claim_message(_person("mirja"), message=others[0])
    at_work = peer.Participant.objects.get(user=_person("aino"), room=rooms[1])
    peer.Participant.objects.filter(pk=at_work.pk).update(reading_mode="stream")
    danger = peer.Flag.objects.create(room=rooms[1], flagger=at_work, kind="crisis", made_at=clock.now())
    return {
        "danger": danger.pk,
        "room": rooms[0].slug,
        "other_room": rooms[1].slug,
        "no_seat": room_without_seat.slug,
        "message": others[0].pk,
        "call": flagging.call_for_help(_person("aino"), room=rooms[0]).pk,
        "invitation": invitation.pk,
        "held": held.pk,
        "flagged": others[0].pk,
        "one_of_many": _told_about(others[1:4]).pk,
        "marked": _said_by_a_moderator(rooms[0]).pk,
        **_decided(rooms[0]),
    }


def _told_about(messages: QuerySet[peer.Message]) -> peer.Message:
    """Oiva tells about each of these today; Mirja looks at the first."""
    seats.enter_room(_person("oiva"), room=messages[0].room)
    for message in messages:
        flagging.flag_message(_person("oiva"), message=message, kind="report")
    claiming.claim_message(_person("mirja"), message=messages[0])
    return messages[0]


@transaction.atomic
def _said_by_a_moderator(room: peer.Room) -> peer.Message:
    """Mirja said something, whatever the hour is."""
    locked = peer.Room.objects.select_for_update().get(pk=room.pk)
    seat = seats.enter_room(_person("mirja"), room=room)
    said = peer.Message(room=locked, participant=seat, ref="moderator", text="Hei kaikki. Olen täällä.")
    said.written_at = clock.now()
    series.show_message(locked, said)
    return said


def _decided(room: peer.Room) -> dict[str, int]:
    """Two decisions about Veikko; about the first one he asks to look again."""
    seat = peer.Participant.objects.get(room=room, user=_person("veikko"))
    because = Because(peer.Reason.objects.all()[0], "Kiitos, kun kuuntelet.")
    decisions: list[peer.Decision] = []
    for act in (restricting.remind_person, restricting.remind_person):
        case = restricting.Case(seat, after=decisions[-1].pk if decisions else 0)
        decided = act(_person("mirja"), case=case, because=because).decision
        assert decided
        decisions.append(decided)
    noting.add_note(_person("mirja"), seat=seat, text="Veikolla on raskas viikko.")
    appeal = appealing.appeal(_person("veikko"), decision=decisions[0])
    return {"seat": seat.pk, "decision": decisions[1].pk, "appeal": appeal.pk}


def _person(name: str) -> User:
    return User.objects.get(email=f"{name}@example.org")


def _told(name: str) -> QuerySet[content.StoryPage]:
    return content.StoryPage.objects.filter(storyteller=_person(name))


def _first_at_stage(stage: str) -> int:
    stories = _told("aino").filter(is_practice=False)
    return next(story.pk for story in stories if str(queries.stage(story)) == stage)


def _training() -> dict[str, int | str]:
    """Aino has a stamp, two practice drafts, and a comment from a form that is not kind yet."""
    aino = _person("aino")
    found = {each.exercise: each for each in studio.Lesson.objects.filter(locale__language_code="fi")}
    practising.keep_answers(aino, lesson=found["comment"], answers={"comment": "Ihan kiva."})
    return {
        "lesson": str(found["plain"].translation_key),
        "form_lesson": str(found["comment"].translation_key),
        "new_lesson": str(found["picture people"].translation_key),
        "practice": practising.begin_practice(aino, lesson=found["plain"]).pk,
        "walking": practising.begin_practice(aino, lesson=found["beside"]).pk,
        "stamp": studio.Stamp.objects.get(person=aino).pk,
    }
