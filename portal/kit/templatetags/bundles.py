"""`{% bundle "css/site.css" %}`: files that always come together, in one request where the server can."""

from django import template

from portal.kit.bundles import html_of

register = template.Library()
register.simple_tag(html_of, name="bundle")
