"""The report "Contacts expiring" in the CMS: which roles end when, and on which page."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from ..expiring import Expiring, expiring_contacts


class ContactsExpiring(ReportView):
    """Every contact, the one that ends first at the top; its page is one press away."""

    page_title = _("Contacts expiring")
    header_icon = "mail"
    model = Page
    index_url_name = "contacts_expiring"
    index_results_url_name = "contacts_expiring_results"
    export_filename = "contacts"
    any_permission_required: ClassVar[list[str]] = ["add", "change", "publish"]
    no_results_message = _("No page names a contact.")
    is_searchable = False
    columns: ClassVar[list[Column]] = [
        TitleColumn("page", label=_("Page"), get_url=lambda row: edit_url(row)),
        Column("page.locale", label=_("Language")),
        Column("role", label=_("Role")),
        Column("organisation", label=_("Organisation")),
        Column("valid_until", label=_("Shown until")),
        StatusTagColumn("state", label=_("State"), primary=lambda row: not row.is_past),
    ]
    list_export: ClassVar[list[str]] = ["page.title", "role", "organisation", "valid_until", "state"]
    export_headings: ClassVar[dict[str, Any]] = {
        "page.title": _("Page"),
        "role": _("Role"),
        "organisation": _("Organisation"),
        "valid_until": _("Shown until"),
        "state": _("State"),
    }

    def get_queryset(self) -> list[Expiring]:
        """The rows: contacts stand inside pages, so this is a list."""
        return expiring_contacts(self.request.user)


def edit_url(row: Any) -> str:
    """Where the page of a row is changed."""
    return reverse("wagtailadmin_pages:edit", args=[row.page.pk])


class ContactsMenuItem(MenuItem):
    """There for those who look after pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may do anything with pages in the CMS."""
        policy: Any = policy_registry.get_by_type(Page)
        return bool(policy.user_has_any_permission(request.user, ["add", "change", "publish"]))
