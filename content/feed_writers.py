"""Django's writers of feeds, whose bytes change only when what they tell does."""

import datetime

from django.utils import feedgenerator

from portal.kit import clock


class _Steady(feedgenerator.SyndicationFeed):
    """An empty feed was made at the start of the day: the moment itself would make each answer a new one."""

    def latest_post_date(self) -> datetime.datetime:
        """When its newest item came or changed."""
        if self.items:
            return super().latest_post_date()
        return clock.now().astimezone(datetime.UTC).replace(hour=0, minute=0, second=0, microsecond=0)


class Rss(_Steady, feedgenerator.Rss201rev2Feed):
    """RSS 2.0."""


class Atom(_Steady, feedgenerator.Atom1Feed):
    """Atom 1.0."""
