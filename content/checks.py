"""What a start refuses: settings under which the promise of consent would not hold."""

import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register  # noqa: A004
from django.urls import URLPattern, URLResolver, get_resolver

OWN_FINISH = "media_studio.finishing.finish_without_publishing"


@register
def check_api_is_not_mounted(**_kwargs: Any) -> list[CheckMessage]:
    """Wagtail's API shows pages past `serve`, so none of its addresses may be mounted."""
    if any(name.startswith("wagtail.api") for name in _view_modules(get_resolver().url_patterns)):
        return [Error("Wagtail's API is mounted: it shows pages past the consent guard.", id="content.E001")]
    return []


@register
def check_finish_publishes_nothing(**_kwargs: Any) -> list[CheckMessage]:
    """Wagtail's own end of a workflow publishes the newest version, not the one that got the yes."""
    if getattr(settings, "WAGTAIL_FINISH_WORKFLOW_ACTION", "") != OWN_FINISH:
        return [Error(f"WAGTAIL_FINISH_WORKFLOW_ACTION must be {OWN_FINISH}.", id="content.E002")]
    return []


@register
def check_private_files_are_private(**_kwargs: Any) -> list[CheckMessage]:
    """Private files may not lie where a server hands out files."""
    private = Path(settings.PRIVATE_ROOT).resolve()
    open_roots = [Path(root).resolve() for root in (settings.MEDIA_ROOT, settings.STATIC_ROOT) if root]
    if any(root == private or root in private.parents for root in open_roots):
        return [Error("PRIVATE_ROOT lies under MEDIA_ROOT or STATIC_ROOT.", id="content.E003")]
    return []


@register
def check_speech_can_be_made(**_kwargs: Any) -> list[CheckMessage]:
    """What reads aloud is never needed: the portal starts without it, and says so."""
    if not settings.SPEECH:
        return []
    programs = (settings.SPEECH, "ffmpeg")
    return [
        Warning(
            f"SPEECH is set, but {program} is not there: nobody hears a page where the browser has no voice.",
            hint=f"Install {program}, or leave SPEECH empty.",
            id="content.W001",
        )
        for program in programs
        if shutil.which(program) is None
    ]


def _view_modules(patterns: list[URLPattern | URLResolver]) -> set[str]:
    found: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found |= _view_modules(pattern.url_patterns)
        else:
            found.add(getattr(pattern.callback, "__module__", ""))
    return found
