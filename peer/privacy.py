"""What is kept of people in rooms."""

from portal.kit.personal_data import Erasure, Ground, personal

ACCOUNT = "as long as the account"
REMOVED = "as long as the account; what was removed or covered 183 days, and until an appeal is decided"
MARK = "a key to find look-alike names"

_TALK = (
    personal(
        "peer.Participant",
        "user",
        "a seat in a room: the name used there, how far the person has read, rules accepted, pauses",
        Ground.HEALTH,
        ACCOUNT,
        Erasure.BLANK,
        "others' talk keeps its order: the empty seat is called a former member",
        words={
            "nickname": "the name in this room",
            "nickname_key": "the same name, as a key against look-alikes",
            "renamed_at": "when the name was changed lately",
        },
        stays="nickname",
        hidden="nickname_key",
    ),
    personal(
        "peer.FormerName",
        "seat__user",
        "that nobody else takes the name at once, and moderators know who it was",
        Ground.INTEREST,
        "183 days",
        Erasure.ERASE,
        "nobody speaks by it any more",
        words={"nickname": "an earlier name", "key": MARK},
        hidden="key",
    ),
    personal(
        "peer.NameForAll",
        "person",
        "one name for every room",
        Ground.SERVICE,
        ACCOUNT,
        Erasure.ERASE,
        "nobody needs it any more",
        words={"nickname": "the name"},
    ),
    personal(
        "peer.Message",
        "participant__user",
        "to talk with others in a room",
        Ground.HEALTH,
        REMOVED,
        Erasure.BLANK,
        "the words go; that a message was removed stays, so that the talk of others keeps its meaning",
        words={
            "text": "what the person wrote",
            "masked_text": "the same with a part covered",
            "symbols": "symbols that the person chose",
        },
        plain={"ref": "a random mark against sending twice", "held_for": "codes of house rules"},
        hidden="ref",
    ),
    personal(
        "peer.Change",
        "",
        "the numbered order of a room",
        Ground.SERVICE,
        ACCOUNT,
        Erasure.KEEP,
        "numbers and kinds only; a hole would stop readers who catch up",
        follows="peer.Message",
        plain={"payload": "by whom a text was hidden: `writer` or `moderator`"},
    ),
    personal(
        "peer.HardMark",
        "reader__user",
        "a kind hint to who writes hard texts",
        Ground.INTEREST,
        ACCOUNT,
        Erasure.ERASE,
        "nobody needs it any more",
    ),
    personal(
        "peer.RoomInvitation",
        "person",
        "to let the person into a closed room",
        Ground.SERVICE,
        ACCOUNT,
        Erasure.ERASE,
        "nobody needs it any more",
        others="invited_by",
    ),
)

_APART = tuple(
    personal(
        f"peer.{table}",
        f"{mine} {theirs}",
        "that two people do not meet in rooms",
        Ground.INTEREST,
        ACCOUNT,
        Erasure.ERASE,
        "the other will not meet an empty seat",
        words=words,
        others=f"{mine} {theirs}",
        told_by=mine,
    )
    for table, mine, theirs, words in (
        ("Block", "blocker", "blocked", {"name": "what the other was called then"}),
        ("PastBlock", "blocker", "blocked", {}),
        ("Mute", "muter", "muted", {"name": "what the other was called then"}),
    )
)

_LOOKED_AFTER = (
    personal(
        "peer.Decision",
        "participant__user message__participant__user",
        "a moderator's decision about a message or a person, with its reason",
        Ground.DUTY,
        "as long as the room",
        Erasure.BLANK,
        "that and why somebody decided stays, by numbers; words and names go",
        words={"words": "what the moderator wrote to the person", "name_before": "an earlier name"},
        others="moderator",
    ),
    personal(
        "peer.Appeal",
        "decision__participant__user decision__message__participant__user",
        "another moderator looks again at a decision",
        Ground.DUTY,
        "as long as the room",
        Erasure.BLANK,
        "that it was asked and decided stays, by numbers",
        words={"words": "why the person asks", "answer": "the answer to the person"},
        others="first_moderator decided_by",
    ),
    personal(
        "peer.Flag",
        "flagger__user message__participant__user",
        "to call a moderator: by a member or a house rule",
        Ground.DUTY,
        "as long as the room; words 183 days after the answer, and until an appeal is decided",
        Erasure.BLANK,
        "that somebody called stays, for the reports; the words go",
        words={"words": "what was told to the moderators"},
        plain={"refused_for": "a code"},
        others="closed_by",
        told_by="flagger__user",
    ),
    personal(
        "peer.Notice",
        "person",
        "to tell the person an outcome, or to offer care",
        Ground.DUTY,
        ACCOUNT,
        Erasure.ERASE,
        "nobody is left to read it",
        words={"words": "what the person was told"},
    ),
    personal(
        "peer.ModeratorNote",
        "participant__user writer",
        "that the next moderator knows what the last one knew",
        Ground.INTEREST,
        ACCOUNT,
        Erasure.BLANK,
        "that there was a note stays; the words go",
        words={"text": "a word between moderators about a person"},
        others="writer",
        not_exported="it may tell of others: given on a written request, after somebody has looked",
    ),
    personal(
        "peer.LogEntry",
        "person actor",
        "the log of what was done in rooms; accountability",
        Ground.DUTY,
        "three years",
        Erasure.KEEP,
        "numbers, codes and times only; they lead to an empty row",
        plain={"code": "a code", "reason": "the code of a reason"},
        others="actor",
        hidden="actor",
    ),
)

_ON_DUTY = (
    *(
        personal(
            f"peer.{table}",
            "moderator",
            "to know who looks after the rooms now, and how they want their desk",
            Ground.INTEREST,
            ACCOUNT,
            Erasure.ERASE,
            "nobody needs it any more",
        )
        for table in ("Claim", "Presence", "DeskChoice")
    ),
    personal(
        "peer.Shift",
        "moderator second",
        "the rota: who looked after the rooms when",
        Ground.INTEREST,
        "as long as the rooms",
        Erasure.KEEP,
        "that a room was looked after stays; the number leads to an empty row",
        others="moderator second",
    ),
    personal(
        "peer.HandOverNote",
        "shift__moderator",
        "what the next moderator must know",
        Ground.INTEREST,
        "as long as the shift's row",
        Erasure.BLANK,
        "that the shift was handed over stays; the words go",
        words={
            "gentle_with": "whom to be gentle with",
            "still_open": "what was still open",
            "debrief": "how the shift was",
        },
        not_exported="it tells of others: members whom the moderator looked after",
    ),
)

KEPT = (*_TALK, *_APART, *_LOOKED_AFTER, *_ON_DUTY)

NOBODY = {
    "peer.Room": "a room and its words",
    "peer.HouseRules": "the rules of a room",
    "peer.Reason": "reasons that a moderator picks from",
    "peer.CareLine": "numbers of public help lines",
    "peer.WeeklyHours": "when a room is open",
    "peer.ExceptionDay": "when a room is open",
}
