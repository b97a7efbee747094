"""The CMS for editors: what one does most stands first, and the menu does not lead out of the house."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, LocaleColumn
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.query import PageQuerySet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from . import cms_dates, cms_events
from .cms_menu import in_order, parts
from .content_checker import made_strict
from .models import GlossaryWord, Organisation
from .queries import told_by_others
from .views.cms_api import HouseDocuments, HousePictures, PagesWithoutStories
from .views.cms_closed import look_into_no_draft, move_no_draft
from .views.cms_consents import ConsentsMenuItem, consents
from .views.cms_plain import check_plain
from .views.dead_links import DeadLinks
from .views.expiring import ContactsExpiring, ContactsMenuItem
from .views.service_checks import ServiceChecks
from .views.service_data import ServiceDataMenuItem, service_data

NOT_HERE = {"help"}  # it leads to other sites


@hooks.register("construct_main_menu")
def order_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """By task: news and stories first, the whole tree of pages near the end."""
    items[:] = in_order(items, NOT_HERE)


for _part in parts():
    hooks.register("register_admin_menu_item", lambda part=_part: part)


@hooks.register("construct_wagtail_userbar")
def check_strictly(request: HttpRequest, items: list[Any], page: Any) -> None:
    """The check beside a preview asks for all that our pages promise."""
    items[:] = made_strict(items)


@hooks.register("register_admin_menu_item")
def to_the_site() -> MenuItem:
    """The way back to the pages that readers see."""
    return MenuItem(_("See the site"), "/", icon_name="view", order=10_000)


@hooks.register("insert_global_admin_css")
def style_the_cms() -> str:
    """What of the CMS is not used here is not shown."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/cms.css"))


@hooks.register("insert_global_admin_js")
def keep_unfinished_days() -> str:
    """A day that the browser cannot read is said at once, not sent as nothing."""
    return format_html('<script type="module" src="{}"></script>', static("js/cms/dates.js"))


@hooks.register("insert_editor_js")
def check_plain_language() -> str:
    """How easy a page is to read, beside its preview."""
    return format_html('<script type="module" src="{}"></script>', static("js/cms/plain.js"))


@hooks.register("register_admin_urls")
def address_of_plain_check() -> list[URLPattern]:
    """Where the script of the editor asks."""
    return [path("plain-language/", check_plain, name="plain_check")]


@hooks.register("construct_page_chooser_queryset")
def choose_no_draft_of_others(pages: PageQuerySet, request: HttpRequest) -> PageQuerySet:
    """What somebody else tells is there to link to once it is public; until then not even its title."""
    return pages.exclude(pk__in=told_by_others(request.user).filter(live=False).values("pk"))


hooks.register("construct_explorer_page_queryset", look_into_no_draft)
hooks.register("before_move_page", move_no_draft)


@hooks.register("construct_admin_api", order=1)
def close_the_api(router: WagtailAPIRouter) -> None:
    """After Wagtail's own: ours stand in their places."""
    router.register_endpoint("pages", PagesWithoutStories)
    router.register_endpoint("images", HousePictures)
    router.register_endpoint("documents", HouseDocuments)


@hooks.register("register_admin_urls")
def where_consents_are() -> list[URLPattern]:
    """The register of consents, and the same as a file."""
    return [path("consents/", consents, name="consents")]


@hooks.register("register_admin_menu_item")
def to_consents() -> MenuItem:
    """In the menu itself: whether somebody said yes is asked every day."""
    return ConsentsMenuItem()


class OrganisationViewSet(SnippetViewSet):
    """Who answers for services, in the menu beside pages."""

    model = Organisation
    icon = "group"
    menu_name = "organisations"
    menu_label = _("Organisations")
    menu_order = 260
    add_to_admin_menu = True
    list_display = ("name_fi", "mailbox", "site")


register_snippet(OrganisationViewSet)


@hooks.register("register_admin_urls")
def address_of_checks() -> list[URLPattern]:
    """The report of services by the day of their next check, whole and as its changing part."""
    results = ServiceChecks.as_view(results_only=True)
    return [
        path("reports/service-checks/", ServiceChecks.as_view(), name="service_checks"),
        path("reports/service-checks/results/", results, name="service_checks_results"),
    ]


@hooks.register("register_admin_urls")
def where_contacts_expire() -> list[URLPattern]:
    """The report on contacts, and its rows alone for the script of the CMS."""
    return [
        path("reports/contacts/", ContactsExpiring.as_view(), name="contacts_expiring"),
        path(
            "reports/contacts/results/",
            ContactsExpiring.as_view(results_only=True),
            name="contacts_expiring_results",
        ),
    ]


@hooks.register("register_admin_urls")
def where_dead_links_are() -> list[URLPattern]:
    """The report on dead links, and its rows alone."""
    results = DeadLinks.as_view(results_only=True)
    return [
        path("reports/dead-links/", DeadLinks.as_view(), name="dead_links"),
        path("reports/dead-links/results/", results, name="dead_links_results"),
    ]


@hooks.register("register_reports_menu_item")
def to_dead_links() -> MenuItem:
    """Among the reports, after the contacts."""
    return ContactsMenuItem(
        _("Dead links"), reverse("dead_links"), name="dead-links", icon_name="link", order=110
    )


@hooks.register("register_reports_menu_item")
def to_the_checks() -> MenuItem:
    """The report stands among Wagtail's own."""
    return MenuItem(_("Services to check"), reverse("service_checks"), icon_name="date", order=50)


@hooks.register("register_admin_urls")
def where_services_come_in() -> list[URLPattern]:
    """The page on which editors bring services in from a file."""
    return [path("service-data/", service_data, name="service_data")]


@hooks.register("register_reports_menu_item")
def to_service_data() -> MenuItem:
    """After the services to check."""
    return ServiceDataMenuItem()


class GlossaryViewSet(SnippetViewSet):
    """Explained words, in the menu beside pages. What is saved is public at once."""

    model = GlossaryWord
    icon = "openquote"
    menu_name = "words"
    menu_label = _("Words explained")
    menu_order = 240
    add_to_admin_menu = True
    list_display = (
        "word",
        LocaleColumn(label=_("Language")),
        "meaning",
        Column("is_old", label=_("Old word"), accessor=lambda word: _("Old word") if word.is_old else ""),
        "today",
    )
    list_filter = ("is_old",)  # Wagtail adds the language, by its code, as its own links name it
    search_fields = ("word", "ways", "meaning")
    ordering = ("word",)


register_snippet(GlossaryViewSet)


@hooks.register("register_reports_menu_item")
def to_expiring_contacts() -> MenuItem:
    """Among the reports, before those of Wagtail."""
    return ContactsMenuItem(
        _("Contacts expiring"), reverse("contacts_expiring"), name="contacts", icon_name="mail", order=100
    )


cms_dates.register()
cms_events.register()
