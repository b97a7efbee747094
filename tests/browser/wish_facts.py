"""Wishes, feedback and the accessibility statement of the seeded world, for the addresses in visits.py."""

from content import models as content


def wishes() -> dict[str, int | str]:
    """One that waits, one that everybody reads, one in changed words, feedback, and each statement."""
    shown = content.Wish.objects.shown()
    section = content.StandardPage.Section.ACCESSIBILITY
    statements = content.StandardPage.objects.live().filter(section=section).select_related("locale")
    return {
        "wish": content.Wish.objects.filter(handled_at=None)[0].pk,
        "shown_wish": shown.exclude(state="")[0].pk,
        "changed_wish": shown.filter(is_changed=True)[0].pk,
        "feedback": content.AccessFeedback.objects.waiting()[0].pk,
        **{f"{page.locale.language_code} accessibility": page.url.split("/", 2)[2] for page in statements},
    }
