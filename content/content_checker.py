"""Wagtail's check of a page in its preview, made strict: all rules of WCAG, not a few of them."""

from typing import Any, ClassVar

from wagtail.admin.userbar import ContentCheckerItem

STRICT = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MORE = ("color-contrast-enhanced", "target-size", "identical-links-same-purpose")


class StrictChecker(ContentCheckerItem):
    """Runs every rule for levels A and AA and of good practice, and asks for the contrast of AAA."""

    axe_run_only: ClassVar[list[str]] = STRICT
    axe_rules: ClassVar[dict[str, Any]] = {name: {"enabled": True} for name in MORE}


def made_strict(items: list[Any]) -> list[Any]:
    """The same items, the checker of Wagtail changed for ours."""
    return [StrictChecker(in_editor=each.in_editor) if _is_plain(each) else each for each in items]


def _is_plain(item: Any) -> bool:
    return isinstance(item, ContentCheckerItem) and not isinstance(item, StrictChecker)
