"""Who may do what in the studio."""

from wagtail.models import WorkflowState

from content.digest import pictures_of, recordings_of
from content.models import Picture, Recording, Seal, StoryPage
from content.models.seals import is_sealed, open_seal
from content.picture_family import is_outdone
from portal.accounts.models import User

from .appeals import looked_at_again
from .beside_state import is_practised_beside, is_watched, rights_of
from .models import EditorReading, Support
from .models.supports import Rights
from .policy.stages import Stage
from .queries import current_step, draft_of, handed_in_revision, read_revision, stage

READ_BY_THE_TEAM = {Stage.WITH_EDITOR, Stage.WAITS_FOR_YES, Stage.PLANNED}


def may_tell(user: User) -> bool:
    """Whether the person may begin a story."""
    return user.is_active and user.has_perm("media_studio.tell_story")


def may_work_in_newsroom(user: User) -> bool:
    """Editors and experience experts: the board, ideas, wishes, assignments, the calendar."""
    return user.is_active and user.has_perm("media_studio.work_in_newsroom")


def may_bring_idea(user: User) -> bool:
    """Everybody who can sign in."""
    return user.is_active


def may_write(user: User, story: StoryPage) -> bool:
    """Only the storyteller writes, adds pictures, hands in and says yes; nobody does while it is sealed."""
    return may_tell(user) and story.storyteller_id == user.pk and not is_sealed(story)


def may_walk_beside(user: User, story: StoryPage) -> bool:
    """The storyteller and their supporters have the page on which one writes and others suggest."""
    return may_write(user, story) or rights_of(user, story) is not None


def may_suggest(user: User, story: StoryPage) -> bool:
    """A supporter whom the storyteller lets suggest other words; and whoever practises that in a draft."""
    is_beside = story.storyteller_id != user.pk or is_practised_beside(user, story)
    return is_beside and rights_of(user, story) in {Rights.SUGGEST, Rights.TYPE}


def may_type(user: User, story: StoryPage) -> bool:
    """The storyteller; a supporter with the right to type, only while the storyteller has the page open."""
    if may_write(user, story):
        return True
    return rights_of(user, story) is Rights.TYPE and is_watched(story)


def may_use_desk(user: User) -> bool:
    """Supporters, experience experts and editors have a desk."""
    return user.is_active and (
        user.has_perm("media_studio.read_as_editor")
        or user.has_perm("media_studio.read_as_peer")
        or may_work_in_newsroom(user)
        or Support.objects.current().filter(supporter=user).exists()
    )


def may_act_now(user: User, story: StoryPage) -> bool:
    """Whether the reading step that waits now is this person's to do."""
    step = current_step(story)
    return step is not None and step.may_act(story, user)


def may_see_draft(user: User, story: StoryPage) -> bool:
    """The storyteller; a supporter while the support lasts; the media team while it reads, or after."""
    if not user.is_active:
        return False
    if story.storyteller_id == user.pk:
        return True
    if is_sealed(story):
        return False
    if Support.objects.covering(story).filter(supporter=user).exists():
        return True
    return _reads_for_the_team(user, story)


def saw_before_sealing(user: User, story: StoryPage) -> bool:
    """Whether the person could see the story until it was taken back. Nobody else hears of it."""
    seal = open_seal(story)
    if seal is None or not user.is_active:
        return False
    if Support.objects.current().of(story).filter(supporter=user).exists():
        return True
    if not EditorReading().may_act(story, user):
        return False
    return seal.was_live or seal.planned_for is not None or _was_with_the_team(story, seal)


def _was_with_the_team(story: StoryPage, seal: Seal) -> bool:
    """Whether the media team read it, or had read it, when it was sealed: sealing ends a reading."""
    newest = story.workflow_states.order_by("-pk").first()
    if newest is None:
        return False
    ended = newest.task_states.filter(task__in=EditorReading.objects.all(), finished_at__gte=seal.sealed_at)
    return newest.status == WorkflowState.STATUS_APPROVED or ended.exists()


def may_propose_day(user: User, story: StoryPage) -> bool:
    """Whoever may read it for the media team, from the reading until it is public."""
    return not story.live and may_see_draft(user, story) and _reads_for_the_team(user, story)


def _reads_for_the_team(user: User, story: StoryPage) -> bool:
    if story.is_practice:
        return False
    read = stage(story) in READ_BY_THE_TEAM or _waits_after_reading(story)
    return read and EditorReading().may_act(story, user)


def _waits_after_reading(story: StoryPage) -> bool:
    """Not one that was public: of that, somebody took a yes back."""
    return stage(story) is Stage.WAITS_FOR_PEOPLE and read_revision(story) is not None


def may_hear_recording(user: User, recording: Recording) -> bool:
    """Whoever may see a draft may hear the recordings in it, as long as they may see the draft."""
    if recording.owner_id is None:
        return False
    stories = StoryPage.objects.filter(storyteller_id=recording.owner_id)
    return any(
        (may_see_draft(user, story) and _is_to_hear(recording, story))
        or ((again := looked_at_again(user, story)) is not None and recording in recordings_of(again))
        for story in stories
    )


def _is_to_hear(recording: Recording, story: StoryPage) -> bool:
    """Whether it stands in the newest version, or in the one being read."""
    if recording in recordings_of(draft_of(story)):
        return True
    read = handed_in_revision(story) or read_revision(story)
    return read is not None and recording in recordings_of(read.as_object())


def may_see_picture(user: User, picture: Picture) -> bool:
    """Whoever may see a draft may see its picture, as long as they may see the draft."""
    if picture.owner_id is None:
        return False
    stories = StoryPage.objects.filter(storyteller_id=picture.owner_id)
    return any(
        (may_see_draft(user, story) and _is_to_read(picture, story)) or _is_looked_at(user, picture, story)
        for story in stories
    )


def _is_looked_at(user: User, picture: Picture, story: StoryPage) -> bool:
    """Whether an editor looks again at a version with this picture in it, which was taken down."""
    again = looked_at_again(user, story)
    return again is not None and picture in pictures_of(again) and not is_outdone(picture)


def _is_to_read(picture: Picture, story: StoryPage) -> bool:
    """Whether it stands in the newest version, or in the one being read with nothing covered in it since."""
    if picture in pictures_of(draft_of(story)):
        return True
    read = handed_in_revision(story) or read_revision(story)
    return read is not None and picture in pictures_of(read.as_object()) and not is_outdone(picture)
