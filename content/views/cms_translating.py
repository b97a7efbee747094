"""Translating in the CMS: a draft of one page in another language, never of what somebody tells."""

from typing import Any

from django.forms import Form, HiddenInput
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.contrib.simple_translation.views import SubmitPageTranslationView
from wagtail.models import Page

from ..models import StoryPage
from ..models.stories import TellablePage


def is_told(page: Page) -> bool:
    """Whether somebody tells the page: its words in another language are theirs to give."""
    kind = page.specific_class
    if kind is None or not issubclass(kind, TellablePage):
        return False
    return issubclass(kind, StoryPage) or page.specific.storyteller_id is not None


def has_told_pages(page: Page) -> bool:
    """Whether below the page is something that somebody tells, drafts of others among them."""
    below = Page.objects.descendant_of(page)
    told = (kind.objects.exclude(storyteller=None).values("pk") for kind in TellablePage.__subclasses__())
    return any(below.filter(pk__in=numbers).exists() for numbers in told)


class TranslatePage(SubmitPageTranslationView):
    """Wagtail's form, closed for what somebody tells: also where it lies below the page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The form, or the way back with the reason. Who may not change the page is turned away before."""
        page = Page.objects.filter(pk=kwargs["page_id"]).first()
        if page and page.permissions_for_user(request.user).can_edit() and is_told(page):
            messages.warning(request, _("Who tells the story tells it in other languages too. Ask them."))
            return redirect("wagtailadmin_pages:edit", page.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_form(self) -> Form:
        """The form; the pages below are offered only where all of them are the house's own."""
        form: Form = super().get_form()
        if has_told_pages(self.object):
            below = form.fields["include_subtree"]
            below.disabled, below.initial, below.widget = True, False, HiddenInput()
        return form


translate_page = never_cache(require_admin_access(TranslatePage.as_view()))
