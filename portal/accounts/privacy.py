"""What is kept of people: their account, how they joined, and the mail that says that something waits."""

from portal.kit.personal_data import ADDRESS, Erasure, Ground, personal

ACCOUNT = "as long as the account; erased 30 days after the person asks"
GONE = "nobody needs it any more"

KEPT = (
    personal(
        "accounts.User",
        "pk",
        "to sign in, to be greeted, to get mail in one's language",
        Ground.SERVICE,
        ACCOUNT,
        Erasure.BLANK,
        "an empty row with a number stays: decisions and the order of rooms point to it, and it tells nobody",
        words={
            "first_name": "first name",
            "last_name": "last name, not asked for by us",
            "email": "mail address",
            "reading": "reading settings",
        },
        plain={"password": "always unusable: nobody has one"},
        hidden="password",
    ),
    personal(
        "accounts.User_groups",
        "user",
        "to know which roles the person has",
        Ground.SERVICE,
        ACCOUNT,
        Erasure.ERASE,
        GONE,
    ),
    personal(
        "accounts.User_user_permissions",
        "user",
        "single rights beside the roles; not in use",
        Ground.SERVICE,
        ACCOUNT,
        Erasure.ERASE,
        GONE,
    ),
    personal(
        "accounts.Joining",
        "person",
        "to show what the person agreed to when joining: age, privacy notice, consent about health",
        Ground.DUTY,
        ACCOUNT,
        Erasure.ERASE,
        "with the account nothing is left that the yes was for",
        plain={"notice_version": "which text", "consent_version": "which text"},
        others="approved_by",
    ),
    personal(
        "accounts.JoiningRequest",
        ADDRESS,
        "to decide whether somebody may join",
        Ground.SERVICE,
        "30 days after the answer; 180 days without one",
        Erasure.ERASE,
        GONE,
        words={
            "email": "mail address",
            "first_name": "first name",
            "about": "what they told about themselves",
        },
        plain={"notice_version": "which text", "consent_version": "which text"},
        others="decided_by",
    ),
    personal(
        "accounts.Invitation",
        "made_by",
        "to let people in by a printed code",
        Ground.INTEREST,
        "until an administrator removes it",
        Erasure.KEEP,
        "it lets others in; who made it is an empty row then",
        plain={
            "code_digest": "a digest of the code",
            "role": "a role",
            "note": "for which group it was printed; the page asks for no names",
        },
        hidden="code_digest",
    ),
    personal(
        "accounts.DataCopy",
        "person",
        "to give the person a copy of all their data",
        Ground.DUTY,
        "7 days",
        Erasure.ERASE,
        GONE,
        plain={"file": "the copy; it holds what the other tables hold"},
        hidden="file",
    ),
    personal(
        "accounts.Farewell",
        "person asked_by",
        "to erase an account on its day, and to show that and why it was done",
        Ground.DUTY,
        "for good",
        Erasure.KEEP,
        "numbers, codes and times only; it shows that the erasure was asked for and done",
        others="asked_by",
        told_by="person",
    ),
    personal(
        "accounts.WaitingMail",
        "person",
        "to mail about what waits, at most once a day, and not to whom it is switched off",
        Ground.SERVICE,
        ACCOUNT,
        Erasure.ERASE,
        GONE,
    ),
)

NOBODY: dict[str, str] = {}
