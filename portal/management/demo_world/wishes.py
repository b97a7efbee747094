"""What people wish, in three languages and in every state, and feedback on accessibility; see wishes.yaml."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone, translation

from content import access_feedback, wishing
from content.models import AccessFeedback, Wish, WishStep
from content.models.wishes import ANSWER_DAYS
from media_studio import wishes
from portal.kit import clock

from .people import person
from .texts import told

ABOUT = ("kind", "region", "theme")
READ_AFTER = timedelta(days=1)
ANSWERED_AFTER = timedelta(days=14)


@transaction.atomic
def build() -> str | None:
    """Wishes that are shown, answered, taken down, and some that nobody has read."""
    if WishStep.objects.filter(act=WishStep.Act.SHOWN).exists():
        return None
    plan = told("wishes")
    for language, items in plan["wishes"].items():
        for item in items:
            _show(language, item)
    down = plan["taken_down"]
    wishes.take_down_wish(person("eeva"), wish=_show(down["language"], down), reason=down["reason"])
    for item in plan["waiting"]:
        _leave(item["language"], item)
    for item in plan["feedback"]:
        _feedback(item)
    return f"{Wish.objects.shown().count()} wishes can be read by everybody."


def _leave(language: str, item: Mapping[str, Any]) -> Wish:
    about = {name: item[name] for name in ABOUT if name in item}
    with translation.override(language):
        wish = wishing.leave_wish(None, words=item["words"], **about)
    Wish.objects.filter(pk=wish.pk).update(is_example=True)
    wish.refresh_from_db()
    return wish


def _show(language: str, item: Mapping[str, Any]) -> Wish:
    wish = _leave(language, item)
    eeva = person("eeva")
    wishes.show_wish(eeva, wish=wish, words=item.get("shown", item["words"]))
    if "state" in item:
        said = wishes.Answer(item["state"], item["answer"], item["owner"])
        wishes.answer_wish(eeva, wish=wish, answer=said)
    _date_back(wish, clock.now() - timedelta(days=item["days"]))
    return Wish.objects.get(pk=wish.pk)


def _date_back(wish: Wish, made: datetime) -> None:
    read = made + READ_AFTER
    rows = Wish.objects.filter(pk=wish.pk)
    rows.update(
        made_at=made,
        handled_at=read,
        shown_at=read,
        answer_due=timezone.localdate(read) + timedelta(days=ANSWER_DAYS),
    )
    rows.exclude(state="").update(answered_at=made + ANSWERED_AFTER)
    steps = WishStep.objects.filter(wish=wish)
    steps.update(at=read)
    steps.filter(act=WishStep.Act.ANSWERED).update(at=made + ANSWERED_AFTER)


def _feedback(item: Mapping[str, Any]) -> None:
    with translation.override(item["language"]):
        left = access_feedback.leave_feedback(None, words=item["words"], where=item["where"])
    AccessFeedback.objects.filter(pk=left.pk).update(made_at=clock.now() - timedelta(days=item["days"]))
