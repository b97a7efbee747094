"""Signing in in a real browser: by a mailed code, and by a passkey kept by a virtual device."""

import re
import time

import pytest

MY_PAGE = re.compile(r"/(fi|sv|en)/me/$")  # after signing in, in the person's own language
PATIENCE = 30  # seconds, for a machine with much else to do
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def newest_code(site, before):
    """The code in a mail that came after the first `before`; word of a new device may come beside it."""
    end = time.monotonic() + PATIENCE
    while not (codes := re.findall(r"\d{3}-\d{3}", "\n".join(site.mails()[before:]))):
        assert time.monotonic() < end, "No mail with a code has come."
        time.sleep(0.05)
    return codes[-1]


def with_device(page):
    """Gives the page's browser a device that keeps passkeys."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return page


def press_tab_until(page, selector, limit=40):
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} was not reached by Tab")


def sign_in_by_code(page, site, email, keyboard_only=False):
    before = len(site.mails())
    page.goto("/fi/accounts/login/")
    if keyboard_only:
        press_tab_until(page, "#id_email")
        page.keyboard.type(email)
        page.keyboard.press("Enter")
        page.wait_for_selector("#id_code")
        press_tab_until(page, "#id_code")
        page.keyboard.type(newest_code(site, before))
        page.keyboard.press("Enter")
    else:
        page.fill("#id_email", email)
        page.press("#id_email", "Enter")
        page.fill("#id_code", newest_code(site, before))
        page.press("#id_code", "Enter")
    page.wait_for_url(MY_PAGE)


@pytest.mark.parametrize("scripts", [True, False])
def test_a_mailed_code_signs_in_by_keyboard_alone_and_without_scripts(open_page, live_site, scripts):
    page = open_page(java_script_enabled=scripts)
    if not scripts:
        before = len(live_site.mails())
        page.goto("/fi/accounts/login/")
        page.fill("#id_email", "oiva@example.org")
        page.press("#id_email", "Enter")
        page.fill("#id_code", newest_code(live_site, before))
        page.press("#id_code", "Enter")
        page.wait_for_url(MY_PAGE)
    else:
        sign_in_by_code(page, live_site, "oiva@example.org", keyboard_only=True)
    assert page.locator("h1").inner_text().endswith("Oiva")


def test_an_error_takes_the_focus_and_the_title_says_so(visitor):
    visitor.goto("/en/accounts/login/")
    visitor.press("#id_email", "Enter")
    visitor.wait_for_selector("[data-error-summary]:focus")
    assert visitor.title().startswith("Error:")


def test_a_passkey_made_on_my_page_signs_in(open_page, live_site):
    page = with_device(open_page())
    sign_in_by_code(page, live_site, "veikko@example.org")
    page.goto("/fi/accounts/2fa/webauthn/add/")
    page.fill("#id_name", "Puhelin")
    page.locator("form[data-passkey] button").click()
    page.wait_for_url("**/2fa/recovery-codes/")
    assert page.locator(".spare-codes li").count() == 10
    page.goto("/fi/accounts/2fa/webauthn/")
    assert page.get_by_role("heading", name="Puhelin").count() == 1

    page.locator(".site-menu form button").evaluate("button => button.form.submit()")
    page.wait_for_url("**/fi/")
    page.goto("/fi/accounts/login/?next=/fi/join/asked/")
    page.locator("form[data-passkey] button").click()
    page.wait_for_url(re.compile(r"^[^?]*/fi/join/asked/$"))
    page.goto("/fi/me/")
    assert page.locator("h1").inner_text().endswith("Veikko")


def test_a_passkey_is_renamed_and_taken_away(open_page, live_site):
    page = with_device(open_page())
    sign_in_by_code(page, live_site, "aino@example.org")
    page.goto("/fi/accounts/2fa/webauthn/add/")
    page.locator("form[data-passkey] button").click()
    page.wait_for_url("**/2fa/recovery-codes/")
    page.goto("/fi/accounts/2fa/webauthn/")
    page.locator(".rows__item a").nth(0).click()
    page.fill("#id_name", "Tabletti")
    page.press("#id_name", "Enter")
    page.wait_for_url("**/2fa/webauthn/")
    assert page.get_by_role("heading", name="Tabletti").count() == 1
    page.locator(".rows__item a").nth(1).click()
    page.locator("main .button--danger").click()
    page.wait_for_url("**/2fa/webauthn/")
    assert page.locator(".rows__item").count() == 0


def test_a_device_that_says_no_gets_kind_words_and_other_ways(open_page):
    page = open_page()
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": {**KEY, "isUserVerified": False}})
    page.goto("/fi/accounts/login/")
    page.locator("form[data-passkey] button").click()
    page.wait_for_selector("#passkey-failed:not([hidden])")
    assert page.locator("#id_email").is_visible()


def test_a_moderator_with_a_passkey_is_asked_for_it_after_the_code(open_page, live_site):
    page = with_device(open_page())
    sign_in_by_code(page, live_site, "kaarlo@example.org")
    page.goto("/fi/accounts/2fa/webauthn/add/")
    page.locator("form[data-passkey] button").click()
    page.wait_for_url("**/2fa/recovery-codes/")
    page.context.clear_cookies()
    before = len(live_site.mails())
    page.goto("/fi/accounts/login/")
    page.fill("#id_email", "kaarlo@example.org")
    page.press("#id_email", "Enter")
    page.fill("#id_code", newest_code(live_site, before))
    page.press("#id_code", "Enter")
    page.wait_for_url("**/2fa/authenticate/")
    page.locator("form[data-passkey] button").click()
    page.wait_for_url(MY_PAGE)


def test_joining_with_a_printed_code_and_a_passkey(open_page, live_site):
    code = live_site.shell(
        "from portal.accounts.inviting import make_invitation\n"
        "from portal.accounts.models import User\n"
        "print(make_invitation(User.objects.get(email='mirja@example.org'))[1])"
    ).strip()
    page = with_device(open_page(width=360))
    before = len(live_site.mails())
    page.goto("/fi/join/")
    page.check("input[name=way][value=invitation]")
    assert page.locator("main .button--main").inner_text() == "Liity kutsulla"
    page.fill("#id_code", code.lower().replace("-", " "))
    page.fill("#id_first_name", "Tuuli")
    page.fill("#id_email", "tuuli@example.org")
    for name in ("passkey", "age", "notice", "health"):
        page.check(f"#id_{name}")
    page.locator("main .button--main").click()
    page.fill("#id_code", newest_code(live_site, before))
    page.press("#id_code", "Enter")
    page.wait_for_url("**/2fa/webauthn/signup/")
    page.locator("form[data-passkey] button").click()
    page.wait_for_url(MY_PAGE)
    assert page.locator("h1").inner_text().endswith("Tuuli")
