"""Every one of our pages in every language: no breach of the strictest rules, nothing left undecided."""

import json
from pathlib import Path

import pytest

from portal.reading.choices import SETTINGS

from .looking import accessibility_trouble, sideways_scroll, small_targets
from .visits import NOBODY, STEPS, VISITS, Visit

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
LANGUAGES = ("fi", "sv", "en")
THEMES = tuple(key for key in next(one for one in SETTINGS if one.key == "theme").options if key != "device")
SIX_PAGES = [
    *(visit for visit in VISITS if str(visit) in {"nobody", "nobody {story}", "nobody accounts/login/"}),
    *(visit for visit in VISITS if str(visit) in {"aino studio/", "oiva rooms/{room}/", "mirja queue/"}),
]
# What only the admin or the demo shows.
ELSEWHERE = ("accounts/cms/", "accounts/demo.html", "components/", "scenes/")
# Not measured here: these need a broken server, a device with keys, two windows or a second picture.
RARE = {
    *(
        "429.html",
        "500.html",
        "account/mail_failed.html",
        "media_studio/conflict.html",
        "mfa/authenticate.html",
    ),
    *("mfa/recovery_codes/index.html", "mfa/webauthn/authenticator_confirm_delete.html"),
    *("mfa/webauthn/edit_form.html", "mfa/webauthn/reauthenticate.html", "mfa/webauthn/signup_form.html"),
    *("account/confirm_email_verification_code.html", "blocks/picture.html"),
}
SEEN: set[str] = set()


@pytest.fixture(scope="module")
def facts(live_site):
    return json.loads(live_site.shell("from tests.browser.facts import facts; print(facts())"))


@pytest.fixture
def go(open_page, live_site, facts):
    """Opens the page of a visit in a language, and does what is done there."""

    def go_there(visit: Visit, language: str, **context):
        cookie = None if visit.who == NOBODY else live_site.session_of(visit.who)
        page = open_page(cookie=cookie, **context)
        page.on("response", lambda answer: SEEN.update(answer.headers.get("x-templates", "").split(",")))
        page.goto(_address(visit, language, facts))
        if visit.then:
            STEPS[visit.then](page)
        return page

    return go_there


def _address(visit, language, facts):
    known = {name.removeprefix(f"{language} "): value for name, value in facts.items()}
    return f"/{language}/{visit.address.format_map(known)}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("visit", VISITS, ids=str)
def test_a_page_is_accessible_and_reflows(go, visit, language):
    page = go(visit, language)
    trouble = [*accessibility_trouble(page), *small_targets(page), *sideways_scroll(page)]
    assert not trouble, "\n".join(trouble)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("visit", SIX_PAGES, ids=str)
def test_a_page_is_accessible_in_every_theme(go, visit, theme):
    page = go(visit, "fi")
    page.context.add_cookies([{"name": "reading", "value": f"theme={theme}", "url": page.url}])
    page.reload()
    trouble = accessibility_trouble(page)
    assert not trouble, "\n".join(trouble)


def test_every_template_of_ours_was_looked_at():
    """Last in the file: a template that no page showed needs a visit in visits.py."""
    ours = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html")}
    assert sorted(name for name in ours - SEEN - RARE if not name.startswith(ELSEWHERE)) == []
