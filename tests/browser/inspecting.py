"""How pages are inspected: no breach of the strictest rules, nothing left undecided.

Each language and the themes have a file of their own, so that each has one process and one site.
"""

import json
from pathlib import Path

import pytest

from .looking import accessibility_trouble, repeated_ids, sideways_scroll, small_targets
from .profiles import Profiles
from .visit_steps import STEPS
from .visits import NOBODY, Visit

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
# What only the admin or the demo shows.
ELSEWHERE = (
    *("accounts/cms/", "accounts/demo.html", "components/", "scenes/"),
    *("wagtailadmin/", "wagtailmedia/"),
)
# Not measured here: these need a broken or busy server, a device with keys, two windows, a second picture.
RARE = {
    *(
        "405.html",
        "403_csrf.html",
        "413.html",
        "429.html",
        "500.html",
        "503.html",
        "account/mail_failed.html",
        "media_studio/conflict.html",
        "media_studio/training/preview.html",  # a frame inside the CMS shows it
        "mfa/authenticate.html",
    ),
    *("mfa/recovery_codes/index.html", "mfa/webauthn/authenticator_confirm_delete.html"),
    *("mfa/webauthn/edit_form.html", "mfa/webauthn/reauthenticate.html", "mfa/webauthn/signup_form.html"),
    *("account/confirm_email_verification_code.html", "blocks/picture.html"),
    "media_studio/parts/taken_down.html",
}
SEEN: set[str] = set()


@pytest.fixture(scope="module")
def facts(live_site):
    return json.loads(live_site.shell("from tests.browser.facts import facts; print(facts())"))


def _note_templates(answer):
    SEEN.update(answer.headers.get("x-templates", "").split(","))


@pytest.fixture(scope="module")
def profiles(browser, live_site):
    made = Profiles(browser, live_site, hear=_note_templates)
    yield made
    made.close()


@pytest.fixture
def go(profiles, live_site, facts):
    """Opens the page of a visit in a language, and does what is done there.

    Everybody keeps one page for all visits. Where more is done than looking, the profile is a new one.
    """
    new = []

    def go_there(visit: Visit, language: str, theme: str = ""):
        def cookie():
            return None if visit.who == NOBODY else live_site.session_of(visit.who)

        page = profiles.open(cookie()) if visit.then else profiles.again(visit.who, cookie)
        page.context.clear_cookies(name="reading")
        if theme:
            page.context.add_cookies([{"name": "reading", "value": f"theme={theme}", "url": live_site.url}])
        page.goto(_address(visit, language, facts))
        if visit.then:
            new.append(page.context)
            STEPS[visit.then](page)
        return page

    yield go_there
    for context in new:
        context.close()
    trouble = profiles.trouble
    assert not trouble, "\n".join(trouble)


def _address(visit, language, facts):
    known = {name.removeprefix(f"{language} "): value for name, value in facts.items()}
    return f"/{language}/{visit.address.format_map(known)}"


def inspect(page, *, colours=True):
    """Nothing breaks a rule, no id stands twice, targets are large enough, nothing scrolls sideways."""
    trouble = [*accessibility_trouble(page, colours=colours), *repeated_ids(page), *small_targets(page)]
    trouble += sideways_scroll(page)
    assert not trouble, "\n".join(trouble)
