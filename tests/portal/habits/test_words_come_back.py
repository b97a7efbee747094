"""No form with words loses them when the session has ended: asked of every address that takes one."""

import inspect
import uuid
from importlib import import_module
from pkgutil import walk_packages
from types import ModuleType

import pytest
from django import forms
from django.test import Client
from django.urls import URLPattern, reverse
from django.urls.converters import SlugConverter, StringConverter, UUIDConverter

from .posted_words import forms_filled, own_addresses, words_of, words_taken
from .tree import PACKAGES

ADDRESSES = dict(own_addresses())
WITH_WORDS = sorted(name for name, pattern in ADDRESSES.items() if words_taken(pattern.callback))
# Doors for everybody: nobody needs to sign in, so nothing is lost.
OPEN_TO_ALL = {
    *(
        "accounts:join",
        "accounts:join_code",
        "content:report",
        "content:report_portfolio",
        "content:report_wish",
    ),
    *(
        "content:wish",
        "content:plain_language",
        "content:access_feedback",
        "content:subscribe",
        "content:service_contact",
    ),
    *("content:event_sign_up", "content:event_told", "content:event_ask", "content:too_hard_marked"),
}

# A mailed code belongs to the session that asked for it: with the session it opens nothing any more.
ENDS_WITH_THE_SESSION = {"accounts:farewell_code", "accounts:card_help_code"}

KNOWN = {StringConverter: "tarina", SlugConverter: "tarina", UUIDConverter: uuid.UUID(int=1)}


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(WITH_WORDS) - OPEN_TO_ALL - ENDS_WITH_THE_SESSION))
def test_words_sent_after_the_session_ended_come_back(name):
    """Also when the token of the form went with the session."""
    browser = Client(enforce_csrf_checks=True, headers={"sec-fetch-site": "same-origin"})
    pattern = ADDRESSES[name]
    words = {field: f"Pitkä {field} &" for field in words_taken(pattern.callback)}
    answer = browser.post(_address(name, pattern), words)
    assert answer.status_code == 401
    if answer.headers["Content-Type"] == "application/json":
        assert answer.json() == {"state": "signed-out"}  # the script has them, and says so
        return
    page = answer.content.decode()
    kept = _of_this_page(name, words)
    assert [said for said in kept.values() if said.replace("&", "&amp;") not in page] == []


# Lines of the portfolio, which go along with its form, and what administrators fill in within the CMS.
ELSEWHERE = {"WorkForm", "RoleForm", "CareForm", "NewRoomForm", "ReasonForm", "RoomForm", "RulesForm"}
# Answers of a reader test: nobody signs in there, and the form is chosen by its question.
ELSEWHERE |= {"WordsForm", "HardWordsForm"}


def test_every_form_with_words_is_known_to_some_address():
    """Else the test above would pass it over."""
    known = {form for pattern in ADDRESSES.values() for form in forms_filled(pattern.callback)}
    known |= {p.callback.keeps for p in ADDRESSES.values() if hasattr(p.callback, "keeps")}
    known |= {base for form in known for base in form.__mro__}
    ours = {form for module in _modules() for form in _forms_of(module) if words_of(form)}
    assert {form.__name__ for form in ours - known} == ELSEWHERE


def test_what_is_left_out_is_there():
    assert set(WITH_WORDS) >= OPEN_TO_ALL


def _of_this_page(name: str, words: dict[str, str]) -> dict[str, str]:
    """A page of writing has one form of several; any of them is kept by the same door."""
    if name != "studio:question":
        return words
    return {"answer": words["answer"]}


def _address(name: str, pattern: URLPattern) -> str:
    kinds = pattern.pattern.converters.items()
    return reverse(name, kwargs={key: KNOWN.get(type(kind), 1) for key, kind in kinds})


def _modules() -> list[ModuleType]:
    found = [each.name for package in PACKAGES for each in walk_packages([package], f"{package}.")]
    return [import_module(name) for name in found if "forms" in name.rpartition(".")[2]]


def _forms_of(module: ModuleType) -> list[type[forms.BaseForm]]:
    classes = [each for each in vars(module).values() if inspect.isclass(each)]
    own = [each for each in classes if each.__module__ == module.__name__]
    return [each for each in own if issubclass(each, forms.BaseForm)]
