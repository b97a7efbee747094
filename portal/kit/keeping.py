"""Text that came after the session ended goes back to its writer, in a form that can be sent again."""

from collections.abc import Callable
from copy import deepcopy
from functools import wraps
from http import HTTPStatus

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from .public_forms import is_same_origin

View = Callable[..., HttpResponse]
TOKEN = "csrfmiddlewaretoken"  # noqa: S105  the name of a field


def keeps_text(
    form: type[forms.BaseForm], *, page: Callable[..., str] | None = None, not_again: str = ""
) -> Callable[[View], View]:
    """Keeps what somebody who is signed out posts to the view. `page` is where to go after signing in:
    the address itself, when it is left out. The press named `not_again` is not sent with the words: its page
    asks for it anew, as it does for a yes.

    The token of a form dies with the session, and the text would die with it. So a browser that says the form
    is ours needs none; any other one does. But a form that is older than the signing in may be somebody
    else's, on a computer that many use: who is signed in is named, and asked whether the words are theirs.
    """

    def door(view: View) -> View:
        @wraps(view)
        def inside(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if request.method == "POST" and not request.user.is_authenticated:
                return _kept(request, form, page(**kwargs) if page else request.path, not_again)
            return view(request, *args, **kwargs)

        with_token = csrf_protect(inside)

        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            if not is_same_origin(request):
                return with_token(request, *args, **kwargs)
            if _is_older_than_signing_in(request):
                return _asked_whose(request, form, page(**kwargs) if page else request.path, not_again)
            return inside(request, *args, **kwargs)

        guarded.keeps = form  # type: ignore[attr-defined]  # also tests ask which forms are kept
        guarded.not_again = not_again  # type: ignore[attr-defined]
        return csrf_exempt(never_cache(guarded))

    return door


def words_back(form: type[forms.BaseForm], sent: QueryDict) -> forms.Form:
    """What was written, field by field, and a file to choose again. Nothing is called wrong here."""
    fields = form.base_fields.items()  # type: ignore[attr-defined]
    written = {name: field for name, field in fields if _is_written(field, is_sent=name in sent)}
    kept = forms.Form(initial={name: sent.get(name, "") for name in written})
    kept.fields.update(deepcopy(written))
    return kept


def words_to_send_again(request: HttpRequest) -> dict[str, object]:
    """What was posted to an address that refused it: `form` and `rest` for a page in the shape of kept.html.

    Words of a form that is kept stand in their fields; whatever else was sent goes along unseen.
    """
    match = request.resolver_match
    view = match.func if match else None
    return _sent_context(request, getattr(view, "keeps", forms.Form), getattr(view, "not_again", ""))


@csrf_protect
def _has_fresh_token(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def _is_older_than_signing_in(request: HttpRequest) -> bool:
    """Whether a form comes from before this sign-in. A script keeps words by person, and is not asked."""
    if request.method != "POST" or not request.user.is_authenticated:
        return False
    is_form = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    return is_form and _has_fresh_token(request).status_code != HTTPStatus.OK


def _kept(request: HttpRequest, form: type[forms.BaseForm], next_page: str, not_again: str) -> HttpResponse:
    context = _sent_context(request, form, not_again)
    return render(request, "kept.html", {**context, "next": next_page}, status=HTTPStatus.UNAUTHORIZED)


def _asked_whose(
    request: HttpRequest, form: type[forms.BaseForm], next_page: str, not_again: str
) -> HttpResponse:
    context = _sent_context(request, form, not_again)
    return render(request, "kept_whose.html", {**context, "next": next_page}, status=HTTPStatus.CONFLICT)


def _sent_context(request: HttpRequest, form: type[forms.BaseForm], not_again: str) -> dict[str, object]:
    words = words_back(form, request.POST)
    rest = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in words.fields and name not in {TOKEN, not_again}
    ]
    return {"form": words, "rest": rest}


def _is_written(field: forms.Field, *, is_sent: bool) -> bool:
    if isinstance(field, forms.FileField):
        return True
    return is_sent and isinstance(field, forms.CharField) and not field.widget.is_hidden
