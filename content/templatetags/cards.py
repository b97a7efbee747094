"""Lists of stories and news: `{% story_cards numbers level=2 %}` gives the written cards in a row."""

from django import template

from content import cards

register = template.Library()


@register.simple_tag
def story_cards(numbers, level=3):
    """Stories as cards."""
    return cards.story_cards(numbers, level)


@register.simple_tag
def lead_story(number):
    """One story, large."""
    return cards.lead_story(number)


@register.simple_tag
def news_cards(rows, level=3):
    """News as cards; `rows` are those of a list of news."""
    return cards.news_cards([number for _day, number, _told in rows], level)


@register.simple_tag
def news_rows(rows):
    """News as rows."""
    return cards.news_rows([number for _day, number, _told in rows])
