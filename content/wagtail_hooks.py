"""The CMS for editors: what one does most stands first, and the menu does not lead out of the house."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

# There are no documents here, and the help menu leads to other sites.
NOT_HERE = {"documents", "help"}
BY_TASK = ["explorer", "images", "reports", "settings"]


@hooks.register("construct_main_menu")
def order_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Pages first, then pictures; the rest in Wagtail's own order after them."""
    items[:] = [item for item in items if item.name not in NOT_HERE]
    for item in items:
        if item.name in BY_TASK:
            item.order = 100 + 100 * BY_TASK.index(item.name)


@hooks.register("register_admin_menu_item")
def to_the_site() -> MenuItem:
    """The way back to the pages that readers see."""
    return MenuItem(_("See the site"), "/", icon_name="view", order=10_000)
