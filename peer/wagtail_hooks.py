"""What this app adds to the CMS."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from .views.cms import ACTS, ForAdministrators, RoomsGroup

for model, acts in ACTS.items():
    register_permission_policy(model, ForAdministrators(model, acts))


@hooks.register("register_admin_viewset")
def rooms_in_the_cms() -> RoomsGroup:
    """The administrators' pages about rooms."""
    return RoomsGroup()
