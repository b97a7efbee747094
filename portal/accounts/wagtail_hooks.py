"""What this app adds to the CMS."""

from django.urls import URLPattern, path
from wagtail import hooks

from .views.cms_farewell import erase_person


@hooks.register("register_admin_urls")
def erasing_in_the_cms() -> list[URLPattern]:
    """The page by which an administrator has an account erased."""
    return [path("people/<int:pk>/erase/", erase_person, name="erase_person")]
