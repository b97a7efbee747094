"""Lessons, what one person practises in them, and the stamps that they keep."""

import hashlib
import json
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.blocks import CharBlock, ChoiceBlock, StreamBlock, StructBlock, TextBlock
from wagtail.fields import StreamField
from wagtail.models import PreviewableMixin, RevisionMixin, TranslatableMixin

from portal.kit import clock
from portal.kit.languages import WRITTEN

SCENES = (
    ("table", _("A table")),
    ("notebook", _("A notebook")),
    ("hands", _("Hands")),
    ("bubbles", _("Speech bubbles")),
    ("lake", _("A lake")),
    ("bus_stop", _("A bus stop")),
    ("town", _("A town")),
)


class ForWhom(models.TextChoices):
    """Whom a lesson is written for. Everybody may read each."""

    CLIENTS = "clients", _("For storytellers")
    BOTH = "both", _("For everybody")
    STAFF = "staff", _("For those who help and read")


class Exercise(models.TextChoices):
    """What is done at the end of a lesson, in a practice draft."""

    INTERVIEW = "interview", _("Write three open questions")
    PICTURE = "picture", _("Cover a face and tell what a picture shows")
    PEOPLE = "people", _("Put a person on the list of who is in it")
    PICTURE_AND_PEOPLE = "picture people", _("A picture: cover, tell, and put the person on the list")
    PLAIN = "plain", _("Write a hard text in plain words")
    SOURCES = "sources", _("Name two sources")
    COMMENT = "comment", _("Write a kind comment")
    BESIDE = "beside", _("Propose other words, and ask")


# Whoever has no studio of their own does these in a short form.
WITH_A_FORM = frozenset({Exercise.SOURCES, Exercise.COMMENT, Exercise.BESIDE})
# In these one is beside somebody else's text: the draft is one's own, and there one suggests and comments.
BESIDE_A_TEXT = frozenset({Exercise.COMMENT, Exercise.BESIDE})
WITH_A_PICTURE = frozenset({Exercise.PICTURE, Exercise.PEOPLE, Exercise.PICTURE_AND_PEOPLE})


class StepBlock(StructBlock):
    """One step: a heading, a few short sentences, and a picture or a pair of examples if they help."""

    heading = CharBlock(label=_("heading"), max_length=80)
    text = TextBlock(label=_("text"), max_length=900, help_text=_("Short sentences. An empty line between."))
    scene = ChoiceBlock(label=_("drawing"), choices=SCENES, required=False)
    good = TextBlock(label=_("good example"), max_length=300, required=False)
    less_good = TextBlock(label=_("less good example"), max_length=300, required=False)

    class Meta:
        icon = "doc-full"
        label = _("step")


class StepsBlock(StreamBlock):
    """The steps of a lesson, in their order."""

    step = StepBlock()

    class Meta:
        min_num = 1
        max_num = 8


class LessonQuerySet(models.QuerySet["Lesson"]):
    """Lessons, by who may see them."""

    def shown(self, language: str) -> "LessonQuerySet":
        """What readers see in this language, in its order."""
        found = self.filter(is_shown=True, locale__language_code=language[:2])
        return found.order_by("order", "title")


class Lesson(PreviewableMixin, RevisionMixin, TranslatableMixin, models.Model):
    """A short lesson in one language; the same one in another has the same `translation_key`."""

    title = models.CharField(_("name"), max_length=80)
    summary = models.CharField(
        _("what one learns"), max_length=160, help_text=_("One sentence of at most 12 words.")
    )
    for_whom = models.CharField(_("for whom"), max_length=8, choices=ForWhom.choices, default=ForWhom.BOTH)
    topic = models.CharField(
        _("topic"), max_length=60, help_text=_("It stands in the stamp. One or two words.")
    )
    order = models.PositiveSmallIntegerField(
        _("place in the list"), default=100, help_text=_("The smallest number comes first.")
    )
    minutes = models.PositiveSmallIntegerField(
        _("about how many minutes"), default=10, validators=[MinValueValidator(1), MaxValueValidator(90)]
    )
    is_shown = models.BooleanField(
        _("readers see it"), default=False, help_text=_("Leave this empty until the lesson is ready.")
    )
    steps = StreamField(
        StepsBlock(),
        verbose_name=_("steps"),
        help_text=_("Four to six steps. One thing in each. Sentences of at most 12 words."),
    )
    exercise = models.CharField(_("exercise"), max_length=16, choices=Exercise.choices)
    task = models.TextField(
        _("what to do"), max_length=600, help_text=_("Tell in short sentences what the exercise asks.")
    )
    given = models.TextField(
        _("given text"),
        max_length=2000,
        blank=True,
        help_text=_("For plain words: the hard text. For comments and for helping: somebody's words."),
    )
    facts = models.TextField(
        _("facts that must stay"),
        max_length=500,
        blank=True,
        help_text=_("For plain words: one fact on each line. Other wordings after a |."),
    )

    objects: ClassVar[Any] = LessonQuerySet.as_manager()

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("title"),
                FieldPanel("summary"),
                FieldRowPanel([FieldPanel("for_whom"), FieldPanel("topic")]),
                FieldRowPanel([FieldPanel("order"), FieldPanel("minutes")]),
                FieldPanel("is_shown"),
            ],
            heading=_("The lesson"),
        ),
        FieldPanel("steps"),
        MultiFieldPanel(
            [FieldPanel("exercise"), FieldPanel("task"), FieldPanel("given"), FieldPanel("facts")],
            heading=_("The exercise"),
            help_text=_("Some exercises need a given text. A changed lesson takes no stamp away."),
        ),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ["order", "title"]

    def __str__(self) -> str:
        return self.title

    @property
    def digest(self) -> str:
        """A fingerprint of what the lesson teaches: a stamp tells by it which version it is for."""
        told = [self.title, self.exercise, self.task, self.given, self.facts, self.steps.get_prep_value()]
        words = json.dumps(_without_ids(told), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(words.encode()).hexdigest()

    @property
    def has_form(self) -> bool:
        """Whether its exercise can be done in a short form, too."""
        return self.exercise in WITH_A_FORM

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """The whole lesson on one page, as readers see it."""
        return "media_studio/training/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """The lesson as it stands in the form."""
        return {"lesson": self, "request": request}


class Practice(models.Model):
    """One person in one lesson: where they are in it, and what they practise with. Nobody else's to see."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="practices")
    lesson_key = models.UUIDField()
    step = models.PositiveSmallIntegerField(default=1)
    # The practice draft; for who has no studio, what was written in the form.
    story = models.OneToOneField(
        "content.StoryPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="practice"
    )
    answers = models.JSONField(default=dict, blank=True)
    # When what was made for practice goes by itself; nothing without anything.
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions: ClassVar[tuple[str, ...]] = ()
        verbose_name = _("practice")
        verbose_name_plural = _("rounds of practice")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "lesson_key"], name="one_practice_of_a_lesson")
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Stamp(models.Model):
    """One person has done one lesson. It keeps the name that the lesson had, whatever becomes of that."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="stamps")
    lesson_key = models.UUIDField()
    title = models.CharField(_("name"), max_length=80)
    topic = models.CharField(_("topic"), max_length=60)
    language = models.CharField(max_length=12, choices=WRITTEN)
    digest = models.CharField(max_length=64)
    # They did it another way: no machine looked.
    by_own_word = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        default_permissions: ClassVar[tuple[str, ...]] = ()
        verbose_name = _("stamp")
        verbose_name_plural = _("stamps")
        ordering = ["made_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["person", "lesson_key"], name="one_stamp_for_a_lesson")
        ]

    def __str__(self) -> str:
        return self.title


def _without_ids(value: Any) -> Any:
    """Blocks get new ids with each save of a copy; they teach nothing."""
    if isinstance(value, dict):
        return {key: _without_ids(each) for key, each in value.items() if key != "id"}
    return [_without_ids(each) for each in value] if isinstance(value, list) else value
