"""Signing in, and what the CMS keeps of whoever works in it."""

from portal.kit.personal_data import SESSIONS, Erasure, Ground, personal

ACCOUNT = "as long as the account"
GONE = "nobody needs it any more"
OBJECT = "a number"

_SIGNING_IN = (
    personal(
        "account.EmailAddress",
        "user",
        "to sign in by a mailed code",
        Ground.SERVICE,
        ACCOUNT,
        Erasure.ERASE,
        GONE,
        words={"email": "mail address"},
    ),
    personal(
        "account.EmailConfirmation",
        "",
        "to prove a mail address; not in use",
        Ground.SERVICE,
        "30 minutes",
        Erasure.ERASE,
        "it goes with the address",
        follows="account.EmailAddress",
        plain={"key": "a random key"},
    ),
    personal(
        "mfa.Authenticator",
        "user",
        "to sign in by a passkey or a spare code",
        Ground.SERVICE,
        "until the person removes it",
        Erasure.ERASE,
        GONE,
        words={"data": "the public half of a key, and its name"},
        hidden="data",
    ),
    personal(
        "sessions.Session",
        SESSIONS,
        "to stay signed in; codes that were mailed wait in it",
        Ground.SERVICE,
        "14 days after the last signing in; codes 30 minutes",
        Erasure.ERASE,
        "nobody stays signed in",
        words={"session_data": "who is signed in, and what waits to be typed"},
        not_exported="keys of sessions open the account: they are shown to nobody",
    ),
)

_CMS = (
    personal(
        "wagtailusers.UserProfile",
        "user",
        "how an editor wants the CMS",
        Ground.SERVICE,
        ACCOUNT,
        Erasure.ERASE,
        GONE,
        words={"avatar": "a picture of the editor"},
        plain={
            "preferred_language": "a language",
            "current_time_zone": "a time zone",
            "dismissibles": "hints that were put away",
        },
    ),
    personal(
        "wagtailcore.APIToken",
        "user",
        "keys for programs; not in use",
        Ground.SERVICE,
        ACCOUNT,
        Erasure.ERASE,
        GONE,
        plain={"name": "a name", "key_hash": "a digest", "prefix": "first letters of the key"},
        hidden="key_hash prefix",
    ),
    personal(
        "wagtailadmin.EditingSession",
        "user",
        "to say who else has a page open in the CMS",
        Ground.SERVICE,
        "an hour",
        Erasure.ERASE,
        GONE,
        plain={"object_id": OBJECT},
    ),
    personal(
        "wagtailadmin.FormState",
        "user",
        "what is written in a form of the CMS and not saved",
        Ground.SERVICE,
        "until saved; a day at most",
        Erasure.ERASE,
        GONE,
        words={"data": "what was written"},
        plain={"object_id": OBJECT, "parent_object_id": OBJECT},
    ),
    personal(
        "wagtailcore.Comment",
        "user",
        "comments of editors beside a page in the CMS",
        Ground.SERVICE,
        "as long as the page",
        Erasure.ERASE,
        GONE,
        words={"text": "a comment"},
        plain={"contentpath": "a place in the page", "position": "a place in the page"},
        others="resolved_by",
    ),
    personal(
        "wagtailcore.CommentReply",
        "user",
        "answers to comments",
        Ground.SERVICE,
        "as long as the comment",
        Erasure.ERASE,
        GONE,
        words={"text": "an answer"},
    ),
    personal(
        "wagtailcore.PageSubscription",
        "user",
        "whom to tell about comments on a page",
        Ground.SERVICE,
        ACCOUNT,
        Erasure.ERASE,
        GONE,
    ),
    personal(
        "wagtailcore.UploadedFile",
        "uploaded_by_user",
        "files on their way into the CMS",
        Ground.SERVICE,
        "until they are taken in; a day at most",
        Erasure.ERASE,
        GONE,
        words={"file": "a file"},
    ),
    *(
        personal(
            table,
            "uploaded_by_user",
            "pictures and papers of the house",
            Ground.INTEREST,
            "until an editor removes it",
            Erasure.KEEP,
            "it is the house's; who brought it is an empty row then",
            plain=plain,
            others="uploaded_by_user",
            not_exported="it is the house's, and editors read it in the CMS",
        )
        for table, plain in (
            (
                "content.MaterialFile",
                dict.fromkeys(("title", "file", "file_hash", "kind", "language", "access"), "of the house"),
            ),
            ("wagtaildocs.Document", dict.fromkeys(("title", "file", "file_hash"), "not in use")),
            (
                "wagtailimages.Image",
                dict.fromkeys(("title", "file", "description", "file_hash"), "not in use"),
            ),
            ("wagtailmedia.Media", dict.fromkeys(("title", "file", "thumbnail"), "not in use")),
        )
    ),
)

KEPT = (*_SIGNING_IN, *_CMS)
