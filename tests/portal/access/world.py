"""A small world in which everything that is private belongs to Aino, so that others can try to reach it."""

from pathlib import PurePath

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from wagtail.models import Collection, Workflow

from content import reporting, sealing
from content.models import NewsIndexPage, StandardPage, StoryPage
from content.permissions import grant_editors
from media_studio import appealing as studio_appealing
from media_studio import (
    correcting,
    drafting,
    picturing,
    placing,
    publishing,
    suggesting,
    support_acts,
    supporting,
    taking_back,
)
from media_studio import models as studio
from media_studio import people as in_it
from media_studio.queries import draft_of, read_revision
from peer import appealing, chat, flagging, monthly, noting, restricting, rooms, seats, shifts
from peer import models as peer
from peer.deciding import Because
from portal.accounts.inviting import make_invitation
from portal.accounts.models import JoiningRequest, User
from portal.accounts.roles import Role, give_role
from portal.kit import clock
from tests.factories.documents import document_facts
from tests.factories.pages import make_site
from tests.factories.pictures import make_picture, upload
from tests.factories.recordings import make_recording
from tests.factories.rooms import TEXTS, make_room
from tests.factories.shifts import put_on_duty
from tests.factories.telling import begin_alone, read_through

from .heard import with_film, with_recording
from .newsroom import make_newsroom
from .numbers import make_numbers
from .parting import make_own
from .planned import plan_it
from .portfolios import make_portfolios

NOBODY = "nobody"
# The columns of the table. A supporter and Aino herself are members like Oiva; only the relation differs.
WHO = {
    NOBODY: None,
    "member": Role.MEMBER,
    "expert": Role.EXPERIENCE_EXPERT,
    "professional": Role.PROFESSIONAL,
    "editor": Role.EDITOR,
    "moderator": Role.MODERATOR,
    "administrator": Role.ADMINISTRATOR,
    "supporter": Role.MEMBER,
    "aino": Role.MEMBER,
}
# Those who did what is done already: a decision is looked at again by another moderator.
OTHERS = {"reader": Role.EDITOR, "mirja": Role.MODERATOR}
# What only these may ever read, wherever it is asked for.
SECRETS = {
    "Kielojen aika": {"supporter", "aino"},
    "Sinivuokkoja": {"supporter", "aino"},
    "Kanervan kukka": {"expert", "editor", "supporter", "aino"},
    "040 123 4567": {"moderator", "aino"},
    "Hei vuokot!": {"moderator", "administrator", "aino"},
    "Orvokki on": {"moderator"},
    "Pihlajanmarja": {"editor"},
    "Leskenlehti": {"aino"},
    "Ketunleivän aika": {"expert", "editor", "aino"},
}
TEXT = "# Aamu\n\nHerään kello kuusi.\n\nKeitän kahvia."

People = dict[str, User]
Facts = dict[str, int | str]


def make_people() -> People:
    """One person for each column, and the others."""
    return {name: _person(name, role) for name, role in (WHO | OTHERS).items() if role}


def make_world(people: People) -> Facts:
    """Everything that an address of the table names, by its word there."""
    make_site()
    for page in (*NewsIndexPage.objects.all(), *StandardPage.objects.all()):
        grant_editors(page)  # as a house does: not where stories are written
    supporting.answer(people["supporter"], support=_asked(people, people["supporter"]), yes=True)
    newsroom = make_newsroom(people["reader"], people["aino"]) | make_numbers()
    told = newsroom | _stories(people) | _seen_by_the_public(people) | _rooms(people)
    return told | _moderating(people) | _doors(people) | make_portfolios(people["reader"], people["aino"])


def _person(name: str, role: Role) -> User:
    email = f"{name}@example.org"
    person = User.objects.create_user(email, first_name=name.title())
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    give_role(person, role)
    return person


def _asked(people: People, who: User) -> studio.Support:
    return supporting.ask_support(people["aino"], supporter_email=who.email)


def _story(
    people: People, title: str = "Aamu", *, handed_in: bool = False, read: bool = False, public: bool = False
) -> StoryPage:
    aino = people["aino"]
    story = begin_alone(aino, title=title)
    fields = {"title": title, "summary": "Aino herää.", "text": TEXT}
    drafting.save_draft(aino, story=story, fields=fields, seen_revision=story.latest_revision_id)
    if handed_in:
        drafting.hand_in(aino, story=_fresh(story), through_supporter=False)
    if read:
        read_through(people["reader"], _fresh(story))
    if public:
        found = read_revision(_fresh(story))
        publishing.publish_consented(
            aino, story=_fresh(story), revision_id=found.pk, byline="Aino", places=["site"]
        )
    return _fresh(story)


def _fresh(story: StoryPage) -> StoryPage:
    return StoryPage.objects.get(pk=story.pk)


def _stories(people: People) -> Facts:
    """One at each step, and what hangs on them."""
    aino, draft = people["aino"], _story(people, "Kielojen aika")
    words = {"alt": "Sinivuokkoja", "decorative": False, "caption": "", "credit": ""}
    picture = picturing.add_picture(aino, story=draft, upload=upload(), **words)
    block = placing.blocks_of(draft_of(draft).body, "picture")[0]["id"]
    recording = make_recording(aino, title="Sinivuokkoja", transcript="Sinivuokkoja metsässä.")
    sound, film = with_recording(aino, draft, recording), with_film(aino, draft)
    handed_in = _story(people, "Kanervan kukka", handed_in=True)
    down = _story(people, handed_in=True, read=True, public=True)
    taken = reporting.take_down(people["reader"], thing=down, reason="Nimi näkyy.")
    other = _story(people, handed_in=True, read=True, public=True)
    asked = reporting.take_down(people["reader"], thing=other, reason="Nimi näkyy.")
    wrong = _story(people, handed_in=True, read=True, public=True)
    note = {"part": "title", "seen": "Aamu", "after": "Ilta", "reason": "Oli ilta.", "note": "Oli ilta."}
    return {
        "correction": correcting.propose(people["reader"], story=wrong, **note).pk,
        "looked_at": studio_appealing.ask_another(aino, taken=asked).pk,
        "draft": draft.pk,
        "version": draft.revisions.latest("pk").pk,
        "question": "before",
        "with_editor": handed_in.pk,
        "waits_for_yes": _story(people, handed_in=True, read=True).pk,
        "planned": plan_it(aino, _story(people, handed_in=True, read=True)),
        "public": _story(people, handed_in=True, read=True, public=True).pk,
        "taken_down": taken.pk,
        "notice_of_story": studio.Notice.objects.filter(person=aino).latest("pk").pk,
        "suggestion": _suggested(people, draft),
        "comment": _commented(people, handed_in),
        "support": studio.Support.objects.current().get().pk,
        "asked_support": _asked(people, people["professional"]).pk,
        "picture": PurePath(picture.file.name).name,
        **document_facts(),
        "picture_pk": picture.pk,
        "recording": PurePath(recording.file.name).name,
        "recording_pk": recording.pk,
        "sound": sound,
        "sealed": _sealed(people).pk,
        "loose_seal": sealing.seal_loose(aino, picture=make_picture(aino)).pk,
        "block": block,
        "handed_in_step": handed_in.current_workflow_task_state.pk,
        "task": handed_in.current_workflow_task_state.task_id,
        **(film | _somebody_in(aino, draft)),
    }


def _somebody_in(aino: User, story: StoryPage) -> Facts:
    """Kerttu is in the last words of the draft, and has her link."""
    part, _words = in_it.parts_to_mark(story)[-1]
    kerttu = in_it.add_person(
        aino, story=story, about=in_it.About(name="Kerttu", what=["name"], parts=[part])
    )
    return {"person_in": kerttu.pk, "asked_key": in_it.make_link(aino, person=kerttu)}


def _sealed(people: People) -> StoryPage:
    """Taken back while the media team read it: hers alone now."""
    story = _story(people, "Leskenlehti", handed_in=True)
    taking_back.take_back_story(people["aino"], story=story)
    return story


def _suggested(people: People, story: StoryPage) -> int:
    """The supporter looked at the draft and suggests other words; Aino has seen neither."""
    who = people["supporter"]
    support_acts.note_visit(who, story=_fresh(story))
    made = suggesting.suggest(who, story=_fresh(story), block_id="title", quote="Kielojen", proposed="Kielon")
    return made.pk


def _commented(people: People, story: StoryPage) -> int:
    """A reader of the media team comments on the name."""
    source = studio.Suggestion.Source.READER
    made = suggesting.suggest(
        people["reader"], story=_fresh(story), block_id="title", comment="Kaunis nimi.", source=source
    )
    return made.pk


def _seen_by_the_public(people: People) -> Facts:
    public = StoryPage.objects.filter(live=True).latest("pk")
    report = reporting.report_thing(None, thing=public, reason="wrong", words="Nimi näkyy.", mail="")
    return {
        "public_path": public.url.split("/", 2)[2],
        "report": report.pk,
        "home": public.get_site().root_page.pk,
        "stories": public.get_parent().pk,
        "news": NewsIndexPage.objects.all()[0].pk,
        "collection": Collection.get_first_root_node().pk,
        "workflow": Workflow.objects.latest("pk").pk,
        "person": people["aino"].pk,
    }


def _rooms(people: People) -> Facts:
    """A room of members, one by invitation for Aino alone, one together; she has spoken in two of them."""
    put_on_duty(people["mirja"])
    members, aino = make_room(people["administrator"]), people["aino"]
    opened = {"members": members}
    for audience in (peer.Room.Audience.INVITED, peer.Room.Audience.TOGETHER):
        opened[audience.value] = rooms.open_room(
            people["administrator"],
            slug=audience.value,
            names=TEXTS,
            descriptions=TEXTS,
            rules={"fi": "Ole ystävällinen."},
            review=peer.Room.Review.WATCHED,
            audience=audience,
        )
    peer.RoomInvitation.objects.create(room=opened["invited"], person=aino)
    for name in ("moderator", "administrator"):  # by their right; the first time is written down
        seats.enter_room(people[name], room=opened["invited"])
    said = {}
    for name, text in {"members": "Hei kaikille!", "invited": "Hei vuokot!"}.items():
        seats.accept_rules(aino, room=opened[name], version=1)
        said[name] = chat.post_message(aino, room=opened[name], ref="a", text=text).message
    held = chat.post_message(aino, room=members, ref="b", text="Soita 040 123 4567.").message
    return {
        **{name: room.slug for name, room in opened.items()},
        "room_pk": members.pk,
        "shown": said["members"].pk,
        "shown_to_invited": said["invited"].pk,
        "held": held.pk,
        "seat": held.participant_id,
        "shift": shifts.rota()[0].pk,
    }


def _moderating(people: People) -> Facts:
    """Aino called for help and asked to look again at a reminder; somebody worries about her message."""
    aino, mirja, room = people["aino"], people["mirja"], peer.Room.objects.get(slug="coffee")
    seat = peer.Participant.objects.get(room=room, user=aino)
    because = Because(peer.Reason.objects.all()[0], "Kiitos, kun kuuntelet.")
    first = restricting.remind_person(mirja, case=restricting.Case(seat), because=because).decision
    again = restricting.remind_person(
        mirja, case=restricting.Case(seat, after=first.pk), because=because
    ).decision
    noting.add_note(mirja, seat=seat, text="Orvokki on väsynyt.")
    shown = peer.Message.objects.filter(room=room, status="posted").latest("pk")
    seats.enter_room(people["supporter"], room=room)
    flagging.flag_message(people["supporter"], message=shown, kind=peer.Flag.Kind.WORRY)
    return {
        "call": flagging.call_for_help(aino, room=room).pk,
        "worried": shown.pk,
        "told": shown.flags.get(kind=peer.Flag.Kind.WORRY).pk,
        "decision": again.pk,
        "appeal": appealing.appeal(aino, decision=first).pk,
        "notice": peer.Notice.objects.filter(person=aino, room=room).latest("pk").pk,
        "reason": because.reason.pk,
        "rules": room.rules.get().pk,
        "year": monthly.months()[0].year,
        "month": monthly.months()[0].month,
    }


def _doors(people: People) -> Facts:
    """Somebody asks to come in, an invitation is printed, and Aino has a key to sign in with."""
    yes = {"minimum_age": 18, "notice_version": "1", "consent_version": "1", "said_yes_at": clock.now()}
    asked = JoiningRequest.objects.create(
        email="uusi@example.org", first_name="Uusi", language="fi", asked_at=clock.now(), **yes
    )
    invitation, _code = make_invitation(people["mirja"])
    key = Authenticator.objects.create(
        user=people["aino"], type=Authenticator.Type.WEBAUTHN, data={"name": "Puhelin", "credential": {}}
    )
    told = {"request": asked.pk, "invitation": invitation.pk, "key": key.pk}
    return told | make_own(people["aino"], people["professional"])
