"""Wishes as tests need them: shown, answered, taken down."""

from typing import Any

from content import wishing
from content.models import Wish
from media_studio import wishes
from media_studio.wishes import Answer
from portal.accounts.models import User

ADDRESS = "lukija@example.org"
SAID = Answer("planned", "Ramppi tulee keväällä.", "Savon OTE")


def show(editor: User, words: str = "Toivon ramppia.", *, shown: str = "", **about: Any) -> Wish:
    """One that everybody reads and nobody has answered."""
    wish = wishing.leave_wish(None, words=words, **about)
    return wishes.show_wish(editor, wish=wish, words=shown or words)


def answered(editor: User, words: str = "Toivon ramppia.", *, answer: Answer = SAID, **about: Any) -> Wish:
    """One with its answer."""
    return wishes.answer_wish(editor, wish=show(editor, words, **about), answer=answer)
