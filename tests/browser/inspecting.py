"""How pages are inspected: no breach of the strictest rules, nothing left undecided.

In Finnish every visit is held to all rules. In Swedish and English every visit is opened, and its targets and
its width are measured; the rules are asked once for each of our templates, and of colours not again.
Each language and the themes have a file of their own, so that each has one process and one site.
"""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, Response

from .looking import accessibility_trouble, repeated_ids, sideways_scroll, small_targets
from .profiles import Profiles
from .tally import note
from .visit_steps import STEPS
from .visits import NOBODY, Visit

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
# What only the admin or the demo shows.
ELSEWHERE = (
    *("accounts/cms/", "content/cms_plain.html", "content/cms/"),
    *("accounts/demo.html", "components/", "scenes/"),
    "accounts/own_data.html",  # in a file, read without the portal; no browser test looks at it yet
    *("wagtailadmin/", "wagtailmedia/", "wagtailcore/shared/block_preview.html", "blocks/previews/"),
)
# Not measured here: these need a mail server that fails, or a device with keys (see test_sign_in.py).
RARE = {
    *("account/mail_failed.html", "account/confirm_email_verification_code.html", "mfa/authenticate.html"),
    *("mfa/recovery_codes/index.html", "mfa/webauthn/authenticator_confirm_delete.html"),
    *("mfa/webauthn/edit_form.html", "mfa/webauthn/reauthenticate.html", "mfa/webauthn/signup_form.html"),
}
ONLY_FINNISH = {"blocks/film.html"}  # the demo's one film


class Shown:
    """Our templates: on the page that is open, and on all pages of a language that were found good."""

    def __init__(self) -> None:
        self.here: set[str] = set()
        self.good: set[str] = set()

    def hear(self, answer: Response) -> None:
        """An answer names the templates that made it."""
        self.here.update(filter(None, answer.headers.get("x-templates", "").split(",")))


# Not in a fixture: a page that is tried again stands beside those that were good before.
SHOWN = {"fi": Shown(), "sv": Shown(), "en": Shown(), "fi-simple": Shown()}


@pytest.fixture(scope="module")
def facts(live_site):
    return json.loads(live_site.shell("from tests.browser.facts import facts; print(facts())"))


@pytest.fixture(scope="module")
def profiles(browser, live_site):
    made = Profiles(browser, live_site, hear=lambda answer: [shown.hear(answer) for shown in SHOWN.values()])
    yield made
    made.close()


@pytest.fixture
def go(profiles, live_site, facts):
    """Opens the page of a visit in a language, and does what is done there.

    Everybody keeps one page for all visits.
    """
    used: set[Page] = set()

    def go_there(visit: Visit, language: str, choices: str = "") -> Page:
        page = profiles.again(visit.who, lambda: _session(live_site, visit.who))
        if choices:
            page.context.add_cookies([{"name": "reading", "value": choices, "url": live_site.url}])
        SHOWN[language].here.clear()
        page.goto(_address(visit, language, facts))
        if visit.then:
            STEPS[visit.then](page)
            used.add(page)
        return page

    yield go_there
    for page in used:
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    trouble = profiles.trouble
    assert not trouble, "\n".join(trouble)


def _session(live_site, who: str) -> str | None:
    return None if who == NOBODY else live_site.session_of(who)


def _address(visit: Visit, language: str, facts: dict) -> str:
    known = {name.removeprefix(f"{language} "): value for name, value in facts.items()}
    return f"/{language}/{visit.address.format_map(known)}"


def inspect(page: Page, language: str) -> None:
    """Nothing breaks a rule, no id stands twice, targets are large enough, nothing scrolls sideways."""
    shown, strictly = SHOWN[language], language == "fi"
    trouble = []
    _out_of_its_box(page)
    is_judged = strictly or bool(shown.here - shown.good)
    if is_judged:
        trouble += accessibility_trouble(page, colours=strictly)
    trouble += [*repeated_ids(page), *small_targets(page), *sideways_scroll(page)]
    note(language, is_judged=is_judged, findings=len(trouble))
    assert not trouble, "\n".join(trouble)
    shown.good |= shown.here


def _out_of_its_box(page: Page) -> None:
    """Where the policy lets no script run, no rule can be asked: the words are shown without it."""
    if page.evaluate("() => self.origin") == "null":
        words = page.content()
        page.goto("about:blank")
        page.set_content(words)


def never_looked_at(language: str) -> list[str]:
    """Templates of ours that no good page in this language showed, and rare ones that some page did."""
    ours = {str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html")}
    good = SHOWN[language].good
    missing = {name for name in ours - good - RARE if not name.startswith(ELSEWHERE)}
    missing -= ONLY_FINNISH if language != "fi" else set()
    return sorted(missing | (RARE & good))
