"""Translating in the CMS: a draft of one page in another language, never of what somebody tells."""

from collections.abc import Iterable
from typing import Any

from django.forms import Form, HiddenInput
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.contrib.simple_translation.views import SubmitPageTranslationView
from wagtail.models import Locale, Page

from ..queries import is_told, told_by_others


class TranslatePage(SubmitPageTranslationView):
    """Wagtail's form, closed for what somebody tells: also where it lies below the page."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The form, or the way back with the reason. Who may not change the page is turned away before."""
        page = Page.objects.filter(pk=kwargs["page_id"]).first()
        if page and page.permissions_for_user(request.user).can_edit() and is_told(page.specific):
            messages.warning(request, _("Who tells the story tells it in other languages too. Ask them."))
            return redirect("wagtailadmin_pages:edit", page.pk)
        return super().dispatch(request, *args, **kwargs)

    def get_form(self) -> Form:
        """The form, with the languages in which the person may add the page.

        The pages below are offered only where nobody tells one of them: drafts of others lie there too.
        """
        form: Form = super().get_form()
        languages: Any = form.fields["locales"]
        languages.queryset = languages.queryset.exclude(pk__in=self._closed(languages.queryset))
        told = told_by_others(None).values("pk")
        if Page.objects.descendant_of(self.object).filter(pk__in=told).exists():
            below = form.fields["include_subtree"]
            below.disabled, below.initial, below.widget = True, False, HiddenInput()
        return form

    def _closed(self, languages: Iterable[Locale]) -> list[int]:
        above = self.object.get_parent()
        places = (
            (one.pk, above if above.is_root() else above.get_translation_or_none(one)) for one in languages
        )
        who = self.request.user
        return [pk for pk, place in places if place and not place.permissions_for_user(who).can_add_subpage()]


translate_page = never_cache(require_admin_access(TranslatePage.as_view()))
