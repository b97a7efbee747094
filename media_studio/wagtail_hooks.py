"""The CMS beside the studio: what would happen to somebody's story unseen is not done there."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.action_menu import ActionMenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from content.models.public import PublicPage
from content.permissions import may_test_pages

from .easy_versions import begin_easy_page, may_make_easy
from .models import Lesson
from .refusals import NotReady
from .views.access import person

CANCEL = "action-cancel-workflow"
EASY_VERSION = "action-easy-version"


@hooks.register("before_edit_page")
def refuse_undoing_a_handing_in(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Only its storyteller pulls a story back. A reader asks for a change, with words, which is told."""
    if CANCEL not in request.POST or not _is_told_by_another(request, page):
        return None
    said = _("Only the storyteller takes this back from reading. You can ask for a change.")
    messages.error(request, said)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("construct_page_action_menu")
def offer_no_undoing(items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Page]) -> None:
    """What is refused is not offered."""
    page = context.get("page")
    if page is not None and _is_told_by_another(request, page):
        items[:] = [item for item in items if item.name != CANCEL]


class EasyVersionItem(ActionMenuItem):
    """Saves what was written, and begins the page in easy Finnish."""

    name = EASY_VERSION
    label = gettext_lazy("Make an easy version")
    icon_name = "glasses"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Where the person may, and there is a page to make it of."""
        if context["view"] != "edit" or not super().is_shown(context):
            return False
        return may_make_easy(context["request"].user, context["page"])


@hooks.register("register_page_action_menu_item")
def offer_an_easy_version() -> ActionMenuItem:
    """Among what one does with a page, after saving it."""
    return EasyVersionItem(order=60)


@hooks.register("after_edit_page")
def begin_an_easy_version(request: HttpRequest, page: Page) -> HttpResponse | None:
    """What was written is saved by now: the person goes on with the easy version."""
    if EASY_VERSION not in request.POST:
        return None
    try:
        twin = begin_easy_page(person(request), page=page)
    except NotReady as refusal:
        messages.error(request, str(refusal))
        return redirect("wagtailadmin_pages:edit", page.pk)
    messages.success(request, _("This is the easy version, a draft. Now write it in easy words."))
    return redirect("wagtailadmin_pages:edit", twin.pk)


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def offer_a_reader_test(
    page: Page, user: Any, next_url: str | None = None, **_where: Any
) -> Iterator[Button]:
    """Of a page that everybody reads: readers are asked what they understand."""
    if page.live and may_test_pages(user) and issubclass(page.specific_class or Page, PublicPage):
        address = reverse("studio:new_reader_test", args=[page.pk])
        yield Button(_("Make a reader test"), address, icon_name="group", priority=70)


def _is_told_by_another(request: HttpRequest, page: Page) -> bool:
    teller = getattr(page, "storyteller_id", None)
    return teller is not None and teller != request.user.pk


class LessonViewSet(SnippetViewSet):
    """Lessons, in the menu beside pages and pictures. Each has its own languages, history and preview."""

    model = Lesson
    icon = "form"
    menu_name = "lessons"
    menu_label = gettext_lazy("Lessons")
    menu_order = 250
    add_to_admin_menu = True
    list_display = ("title", "for_whom", "order", "is_shown")
    list_filter = ("for_whom", "is_shown")
    ordering = ("order", "title")


register_snippet(LessonViewSet)
