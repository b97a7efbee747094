"""Small things of the studio that nobody needs any more: notices that were read, paragraphs once held."""

from datetime import timedelta

from django.db.models import QuerySet

from portal.kit import clock

from .models import Lease, Notice

READ_KEPT = timedelta(days=30)
LEASE_KEPT = timedelta(hours=1)  # one counts for less than a minute: see `beside_state`


def read_notices() -> QuerySet[Notice]:
    """What happened, put away a month ago."""
    return Notice.objects.filter(seen_at__lte=clock.now() - READ_KEPT)


def old_leases() -> QuerySet[Lease]:
    """Paragraphs and pages that nobody has touched for an hour."""
    return Lease.objects.filter(touched_at__lte=clock.now() - LEASE_KEPT)
