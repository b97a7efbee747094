"""Every address of the portal. People's pages live under a language; the rest stands beside."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path, re_path
from django.utils.translation import gettext as _
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from content.views.cms_closed import choose_below
from content.views.cms_translating import translate_page
from content.views.pages import page
from portal.health import health
from portal.metrics import metrics
from portal.reading.views import reading_css

handler500 = "portal.kit.busy.broken_or_busy"
to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)


def not_here(_request: HttpRequest, **_kwargs: str) -> HttpResponse:
    """Wagtail's pages that the house does not use: nothing is locked by a shared password."""
    raise Http404


def videos_in_the_studio(request: HttpRequest) -> HttpResponse:
    """A video needs captions before anybody sees it: whoever has one is shown where that is done."""
    messages.info(request, _("Bring a video in the studio, with a story. There it gets its captions."))
    return redirect("studio:home")


urlpatterns = [
    path("", RedirectView.as_view(url=f"/{settings.LANGUAGE_CODE}/")),
    path("health/", health, name="health"),
    path("metrics", metrics, name="metrics"),
    path("reading.css", reading_css, name="reading_css"),
    path("", include("content.unprefixed_urls")),
    path("", include("media_studio.unprefixed_urls")),
    # Wagtail's own password forms stay live beside WAGTAILADMIN_LOGIN_URL: ours come first.
    path("admin/login/", to_sign_in),
    path("_util/login/", to_sign_in),
    path("admin/choose-page/chosen-multiple/", not_here),  # gives the title of any draft
    path("admin/choose-page/<int:parent_page_id>/", choose_below),
    path("admin/media/usage/<int:_number>/", not_here),  # names any recording
    path("admin/media/video/add/", videos_in_the_studio),
    path("admin/media/video/chooser/upload/", not_here),
    path("admin/media/media/add/", not_here),
    path("admin/translation/submit/page/<int:page_id>/", translate_page),  # no word of what others tell
    path("admin/failwhale/", not_here),  # it fails on purpose, and would call the people who mend things
    path("admin/", include(wagtailadmin_urls)),
]

if settings.DEMO:
    urlpatterns.append(path("demo/", include("portal.accounts.demo_urls")))

urlpatterns += i18n_patterns(
    path("accounts/", include("portal.accounts.sign_in_urls")),
    path("", include("portal.accounts.urls")),
    path("reading/", include("portal.reading.urls")),
    path("", include("peer.urls")),
    path("", include("media_studio.urls")),
    path("", include("content.urls")),
    # What is mounted with Wagtail's pages and is not a page: its password forms, once in each language.
    path("_util/login/", to_sign_in),
    path("_util/<path:rest>", not_here),
    re_path(wagtail_urls.serve_pattern, page, name="wagtail_serve"),
    path("", include(wagtail_urls)),
)
