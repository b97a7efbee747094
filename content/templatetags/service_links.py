"""`{% services_in trial as found %}`: the services that a trial used."""

from django import template

from content.queries import services_of

register = template.Library()


@register.simple_tag
def services_in(trial):
    """Those that anybody may read now, by name."""
    return list(services_of(trial)) if trial.pk else []
