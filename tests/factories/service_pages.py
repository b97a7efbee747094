"""Services and who answers for them."""

from typing import Any

from content.models import Organisation, ServiceIndexPage, ServicePage

from .pages import section


def make_organisation(**fields: Any) -> Organisation:
    """One with a mailbox, named in Finnish and Swedish."""
    facts = {"name_fi": "Työpaja Ratas", "name_sv": "Verkstaden Kugghjulet", "mailbox": "ratas@example.org"}
    made: Organisation = Organisation.objects.create(**facts | fields)
    return made


def make_service(*, title: str = "Työkykyneuvola", language: str = "fi", **fields: Any) -> ServicePage:
    """A public service that helps with work, everywhere."""
    facts: dict[str, Any] = {
        "summary": "Työkykyneuvolassa selvitetään, mitä jaksat.",
        "what": "Neuvola yhdistää terveyden ja työn.\nTeette suunnitelman.",
        "for_whom": "sinulle, jos työ on vaikeaa",
        "get_in": "Soita ja varaa aika.",
        "needs": ("work",),
    } | fields
    parent = section(ServiceIndexPage, language)
    page = ServicePage(title=title, locale=parent.locale, **facts)
    parent.add_child(instance=page)
    found: ServicePage = ServicePage.objects.get(pk=page.pk)
    return found
