"""A report for editors: services by the day of their next check, those that are overdue first."""

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.reports import PageReportView
from wagtail.permissions import policy_registry

from content.models import ServicePage
from portal.kit import clock


class ServiceChecks(PageReportView):
    """Public services whose next check is past, or was never set. Only what the person may edit."""

    page_title = _("Services to check")
    header_icon = "date"
    index_url_name = "service_checks"
    index_results_url_name = "service_checks_results"
    results_template_name = "wagtailadmin/reports/service_checks_results.html"
    any_permission_required = ["add", "change", "publish"]
    list_export = ["title", "last_checked", "next_check", "answers"]
    export_headings = {
        "last_checked": _("Last checked"),
        "next_check": _("Next check due"),
        "answers": _("Who answers"),
    }

    def get_queryset(self) -> QuerySet[ServicePage]:
        """The longest overdue first; those without a day before them all."""
        policy = policy_registry.get_by_type(ServicePage)
        mine = policy.instances_user_has_any_permission_for(self.request.user, ["change", "publish"])
        live = ServicePage.objects.live().filter(pk__in=mine.values("pk"))
        due = live.exclude(next_check__gte=clock.today())
        return due.select_related("locale").order_by(F("next_check").asc(nulls_first=True), "title")
