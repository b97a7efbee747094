"""Days and times in the CMS are the browser's own fields.

Wagtail's picker reads one shape, and turns everything else that is typed into today, without a word.
The fields themselves are the templates in `wagtailadmin/widgets/`; the shape of a day with a time is
`WAGTAIL_DATETIME_FORMAT`.
"""

from wagtail.admin.telepath import register as describe_to_scripts
from wagtail.admin.telepath.widgets import WidgetAdapter
from wagtail.admin.widgets import AdminDateInput, AdminDateTimeInput, AdminTimeInput

WIDGETS = (AdminDateInput, AdminTimeInput, AdminDateTimeInput)


def register() -> None:
    """Blocks draw these fields from the same templates as forms do, not by Wagtail's picker."""
    for widget in WIDGETS:
        describe_to_scripts(WidgetAdapter(), widget)
