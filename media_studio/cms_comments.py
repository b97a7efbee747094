"""Suggestions as comments of the CMS, for whoever looks at the draft there.

The suggestion is the truth: a comment that somebody resolves or deletes there changes nothing of it. Nobody
writes one there: the text is locked for whoever reads it, and nobody else comes to it.
"""

from django.utils.translation import gettext as _
from wagtail.models import Comment

from portal.accounts.models import User
from portal.kit import clock

from .models import Suggestion
from .passages import FIELDS


def mirror(suggestion: Suggestion) -> None:
    """The same words as a comment at the same place."""
    if suggestion.by is None:
        return
    block = suggestion.block_id
    suggestion.cms_comment = Comment.objects.create(
        page_id=suggestion.story_id,
        user=suggestion.by,
        text=_words_of(suggestion),
        contentpath=block if block in FIELDS else f"body.{block}",
        # No version: a comment would go with the version that makes room for the next one.
        revision_created=None,
    )
    suggestion.save(update_fields=["cms_comment"])


def resolve(actor: User, suggestion: Suggestion) -> None:
    """The suggestion is decided: its comment is done there too, if it is there still."""
    if suggestion.cms_comment_id is not None:
        open_there = Comment.objects.filter(pk=suggestion.cms_comment_id, resolved_at=None)
        open_there.update(resolved_at=clock.now(), resolved_by=actor)


def open_again(suggestion: Suggestion) -> None:
    """The suggestion waits again, and so does its comment there."""
    Comment.objects.filter(pk=suggestion.cms_comment_id).update(resolved_at=None, resolved_by=None)


def _words_of(suggestion: Suggestion) -> str:
    said = [suggestion.comment] if suggestion.comment else []
    if suggestion.takes_out:
        said.insert(0, _("Without these words: “%(quote)s”.") % {"quote": suggestion.quote})
    elif suggestion.proposed:
        words = {"quote": suggestion.quote, "proposed": suggestion.proposed}
        said.insert(0, _("“%(quote)s” could be “%(proposed)s”.") % words)
    elif suggestion.quote:
        said.insert(0, f"“{suggestion.quote}”")
    return "\n".join(said)
