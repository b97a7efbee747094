"""One moderator's process: reads the number of a message, decides at once, says the outcome."""

import json
import sys

import django
from django.db import close_old_connections


def main(moderator: int, kind: str) -> None:
    """Until nothing more is asked."""
    django.setup()
    from peer import moderating
    from peer.models import Message, Reason
    from portal.accounts.models import User

    actor, reason = User.objects.get(pk=moderator), Reason.objects.order_by("pk").first()
    _say("ready")
    for line in sys.stdin:
        close_old_connections()
        message = Message.objects.get(pk=int(line))
        named = {"message": message, "version": 1}
        if kind == "approve":
            decided = moderating.approve_message(actor, **named)
        else:
            decided = moderating.remove_message(actor, **named, reason=reason)
        _say([decided.mine, decided.decision.pk if decided.decision else None])


def _say(answer: object) -> None:
    sys.stdout.write(f"{json.dumps(answer)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
