"""What a material can be, and in which language."""

from django.utils.translation import gettext_lazy as _

KINDS = [
    ("guide", _("Guide")),
    ("description", _("Description of a model")),
    ("form", _("Form")),
    ("report", _("Report")),
    ("leaflet", _("Leaflet")),
    ("slides", _("Slides")),
    ("numbers", _("Numbers")),
    ("page", _("Web page")),
    ("other", _("Other material")),
]
LANGUAGES = [
    ("fi", _("In Finnish")),
    ("sv", _("In Swedish")),
    ("en", _("In English")),
    ("other", _("In another language")),
]
