"""The report "Dead links" in the CMS: which links lead nowhere, on which page, and since when."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from ..dead_links import DeadLink, dead_links
from .expiring import edit_url


class DeadLinks(ReportView):
    """Every dead link, the one that died first at the top; its page is one press away."""

    page_title = _("Dead links")
    header_icon = "link"
    model = Page
    index_url_name = "dead_links"
    index_results_url_name = "dead_links_results"
    export_filename = "dead-links"
    any_permission_required: ClassVar[list[str]] = ["add", "change", "publish"]
    no_results_message = _("No link is known to be dead.")
    is_searchable = False
    columns: ClassVar[list[Column]] = [
        TitleColumn("page", label=_("Page"), get_url=edit_url),
        Column("page.locale", label=_("Language")),
        Column("address", label=_("Where the link leads")),
        Column("why", label=_("What is wrong")),
        DateColumn("dead_since", label=_("Dead since")),
        DateColumn("checked_at", label=_("Asked last")),
    ]
    list_export: ClassVar[list[str]] = ["page.title", "address", "why", "dead_since", "checked_at"]
    export_headings: ClassVar[dict[str, Any]] = {
        "page.title": _("Page"),
        "address": _("Where the link leads"),
        "why": _("What is wrong"),
        "dead_since": _("Dead since"),
        "checked_at": _("Asked last"),
    }

    def get_queryset(self) -> list[DeadLink]:
        """The rows: a link may stand on many pages, so this is a list."""
        return dead_links(self.request.user)
