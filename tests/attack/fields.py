"""Which fields of the database hold words that somebody wrote. All of them, but for those named here."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models
from wagtail.fields import StreamField

ATTACKED = {"accounts", "content", "media_studio", "peer", "taggit", "wagtailcore", "wagtaildocs"}
ATTACKED |= {"wagtailimages", "wagtailmedia"}
# Nobody writes these: the portal makes them, or only knows a few values.
NOT_WORDS = {
    "digests and keys": """
        Stamp.digest PersonIn.digest PersonIn.key_hash Consent.digest Correction.base_digest
        CalendarKey.key_hash Subscriber.key_hash Delivery.key_hash Portfolio.key Picture.sha256
        Picture.file_hash Recording.sha256 Still.sha256 HardParagraph.digest Invitation.code_digest
        Image.file_hash Document.file_hash APIToken.key_hash APIToken.prefix SignUp.salt
        Participant.nickname_key FormerName.key User.password CollectionViewRestriction.password
        PageViewRestriction.password Message.ref""",
    "codes": """
        SupportAct.block_id Suggestion.block_id Lease.block_id Correction.part LeftSo.key Telling.step
        AccessFeedback.letter Wish.letter TakenIdea.state SignUp.told Recording.refused OutsideLink.found
        OutsideLink.host Room.symbol Flag.refused_for LogEntry.code LogEntry.reason Invitation.role
        JoiningRequest.notice_version JoiningRequest.consent_version Joining.notice_version
        Joining.consent_version User.reading Rendition.filter_spec Rendition.focal_point_key
        ModelLogEntry.action PageLogEntry.action""",
    "days": """
        Event.about_when PortfolioRole.begins PortfolioRole.ends ProgrammePage.start ProgrammePage.end
        TrialPage.start TrialPage.end""",
    "addresses and places of things": """
        Page.slug Page.url_path Page.path GlossaryWord.slug Room.slug Reason.code Tag.slug Collection.path
        Site.hostname Locale.language_code Revision.object_id ModelLogEntry.object_id WorkflowState.object_id
        ReferenceIndex.object_id ReferenceIndex.to_object_id ReferenceIndex.model_path
        ReferenceIndex.content_path Comment.contentpath Comment.position""",
    "by which people sign in to the test": "User.email",
    "made of the text of a film, and looked at by itself": "Recording.captions",
    "the snapshot of a version: its words are changed in it": "Revision.content",
}
# Of JSON: words stand in the leaves of these.
JSON_WORDS = {"StoryPage.corrections", "UnsavedLook.words", "TakenIdea.notes", "TakenIdea.told"}
JSON_WORDS |= {"Practice.answers", "ModelLogEntry.data", "PageLogEntry.data"}


def excepted() -> set[str]:
    """Every field that holds no words, as `Model.field`."""
    return {name for names in NOT_WORDS.values() for name in names.split()}


def name_of(field: models.Field) -> str:
    """`Model.field`."""
    return f"{field.model.__name__}.{field.name}"


def fields_of(model: type[models.Model]) -> Iterator[models.Field]:
    """The fields of one table that hold words."""
    left_out = excepted()
    for field in model._meta.local_concrete_fields:
        is_json = isinstance(field, models.JSONField) and name_of(field) in JSON_WORDS
        is_text = isinstance(field, models.CharField | models.TextField | StreamField) and not field.choices
        if (is_json or is_text) and name_of(field) not in left_out and not hasattr(field, "codes"):
            yield field


def attacked() -> Iterator[models.Field]:
    """Every field that is written into."""
    for model in apps.get_models(include_auto_created=False):
        if model._meta.app_label in ATTACKED and model._meta.managed:
            yield from fields_of(model)
