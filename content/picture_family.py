"""What somebody brought, and the pictures that were made from it."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from .models import Picture


def original_of(picture: Picture) -> Picture:
    """What was brought. Only its owner may see it, unless it stands in the draft as it was brought."""
    return picture.made_from or picture


def family_of(pictures: Iterable[Picture]) -> QuerySet[Picture]:
    """These, what was brought for them, and everything else made from that. Erasing one erases all."""
    roots = {picture.made_from_id or picture.pk for picture in pictures}
    return Picture.objects.filter(Q(pk__in=roots) | Q(made_from__in=roots))


def is_outdone(picture: Picture) -> bool:
    """Whether something else was cut or covered after this was made: others then see it no more."""
    later = family_of([picture]).filter(pk__gt=picture.pk)
    return any(each.edits != picture.edits for each in later)
