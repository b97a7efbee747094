"""Drafts that others tell, kept from pages of the CMS that ask for no right to the page they name."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import BrowseView
from wagtail.models import Page
from wagtail.query import PageQuerySet

from ..queries import told_by_others


def is_closed(page: Page, person: Any) -> bool:
    """Whether the page is somebody else's draft that the person may not edit: not even its title is told."""
    others = told_by_others(person).filter(pk=page.pk, live=False)
    return others.exists() and not page.permissions_for_user(person).can_edit()


def look_into_no_draft(parent_page: Page, pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """The tree of pages below one: its heading would say the title."""
    if is_closed(parent_page, request.user):
        raise PermissionDenied
    return pages


def move_no_draft(request: HttpRequest, page: Page, _destination: Page) -> None:
    """The question "do you want to move it" is asked before the right to do so."""
    if is_closed(page, request.user):
        raise PermissionDenied


@never_cache
@require_admin_access
def choose_below(request: HttpRequest, parent_page_id: int) -> HttpResponseBase:
    """Wagtail's list of the pages below one, which puts that page itself on top."""
    page = Page.objects.filter(pk=parent_page_id).first()
    if page is None or is_closed(page, request.user):
        raise Http404
    return BrowseView.as_view()(request, parent_page_id)
