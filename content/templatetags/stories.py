"""What the templates of stories, news and search ask for."""

from django import template
from django.template.defaultfilters import capfirst
from django.utils import timezone

from content.models import NewsPage
from content.models.consents import helpers_named
from content.partial_dates import in_words
from content.picture_use import may_stand_on
from content.queries import other_stories as others

register = template.Library()


@register.simple_tag
def lead_picture(page):
    """The picture that a page begins with, and the text under it; nothing when it begins with words.

    Nothing either when the page may not show the picture.
    """
    first = next(iter(page.body), None)
    if first is None or first.block_type != "picture" or not first.value["picture"]:
        return None
    return first.value if may_stand_on(page, first.value["picture"]) else None


@register.filter
def without_lead(body):
    """The parts of a text after the picture that it begins with."""
    parts = list(body)
    return parts[1:] if parts and parts[0].block_type == "picture" else parts


@register.simple_tag
def other_stories(story):
    """What else one can read after this story, by number."""
    return others(story) if story.locale_id else []


@register.filter
def helpers(page):
    """Those who helped with a story and wish to be named, as the story says it."""
    return helpers_named(page)


@register.filter
def kind_in_words(page):
    """What kind of page this is, in the language of the reader."""
    kind = NewsPage if getattr(page, "is_news", False) else page
    return capfirst(str(kind._meta.verbose_name))


@register.filter
def date_in_words(day):
    """A day as it is written in running text: 12. marraskuuta 2026."""
    return in_words(day.isoformat()) if day else ""


@register.filter
def moment_and_year(moment):
    """The day of a moment with its year, whichever year it is."""
    return in_words(timezone.localdate(moment).isoformat()) if moment else ""


@register.filter
def correction_note(note):
    """One note under a story: the day in words, and what was put right."""
    return f"{in_words(note['date'])}: {note['words']}"
