"""What is done on a page before it is measured: `+name` after an address in visits.py."""

from playwright.sync_api import Page

from .card_steps import CARD_STEPS
from .card_steps import press as _press


def send_empty(page: Page) -> None:
    """The form of the page is sent with nothing in it."""
    page.evaluate("document.querySelector('main form').noValidate = true")
    _press(page)


def send_nothing(page: Page) -> None:
    """The main button is pressed, and nothing was written."""
    with page.expect_navigation():
        page.locator("main form button.button--main").first.click()


def mark_hard(page: Page) -> None:
    """The switch above the text is on, and the first paragraph is marked."""
    page.locator("[data-hard] button").click()
    page.locator(".hard__button").first.click()
    page.locator(".hard__hear:visible").wait_for()


def listen(page: Page) -> None:
    """The page is read aloud, by a voice that says nothing."""
    page.evaluate(
        """() => {
            window.SpeechSynthesisUtterance = class extends EventTarget {};
            speechSynthesis.getVoices = () => [{ lang: document.documentElement.lang }];
            speechSynthesis.speak = () => {};
        }"""
    )
    page.locator("[data-listen] button").click()
    page.locator(".listen").wait_for()


def write_too_much(page: Page) -> None:
    """A question of a reader test is answered with more words than there is room for."""
    page.locator("main textarea").fill("sana " * 300)
    send_nothing(page)


def answer_it(page: Page) -> None:
    """A question of a reader test is answered by a picture."""
    page.locator("main input[value=yes]").check()
    send_nothing(page)


def send_nothing_stays(page: Page) -> None:
    """A hard paragraph is to stay, and nobody says why."""
    with page.expect_navigation():
        page.locator("main form[action$='/stays/'] button:not([formaction])").click()


HARD = "Kävelin aamulla rantaa pitkin ja katsoin siellä järvelle ja söin 25 % eväistä esim. ennen töitä."


def try_a_text(page: Page) -> None:
    """A hard text is tried, and the report stands over it."""
    page.locator("main textarea").fill("\n\n".join([HARD] * 5))
    page.locator("main input[value=fi]").check()
    send_nothing(page)
    page.locator(".plain__group").first.wait_for()


def write_hard(page: Page) -> None:
    """A hard text is written, and the notes about it have come."""
    page.locator("[name=text]").fill("\n\n".join([HARD] * 5))
    page.locator(".notes [data-go]").first.wait_for()


def notes_off(page: Page) -> None:
    """The notes beside the text are turned off, and wait to be turned on."""
    page.locator("[data-turn=off]").click()
    page.locator("[data-turn=on]").wait_for()


def ask_code(page: Page) -> None:
    """A code is asked for."""
    page.locator("main input[type=email]").fill("oiva@example.org")
    _press(page)


def ask_farewell_code(page: Page) -> None:
    """A code is asked for, to erase the account."""
    _press(page)


def wrong_code(page: Page) -> None:
    """A code is asked for, and a wrong one is typed."""
    ask_code(page)
    page.locator("main input[autocomplete='one-time-code']").fill("111-111")
    _press(page)


def add_nothing(page: Page) -> None:
    """The form for pictures is sent without a picture."""
    with page.expect_navigation():
        page.locator("main form[enctype] button[type=submit]").click()


def make_link(page: Page) -> None:
    """A new link is made for the person; it is shown once."""
    with page.expect_navigation():
        page.locator("main form[action$='/link/'] button").click()


def bring_nothing(page: Page) -> None:
    """The form for recordings is sent without one."""
    with page.expect_navigation():
        page.locator("main form[data-bring] button[type=submit]").click()


def break_captions(page: Page) -> None:
    """Captions with a wrong time are saved."""
    page.locator("main [data-as-text]").click()
    page.locator("main [name=captions]").fill("WEBVTT\n\n0 -> 1\nHei\n")
    with page.expect_navigation():
        page.locator("main button[name=go][value=back]").click()


def decline_without_reason(page: Page) -> None:
    """An idea is put away, and nobody says why."""
    with page.expect_navigation():
        page.locator("main form[action$='decline/'] button[type=submit]").click()


def say_yes_without_a_day(page: Page) -> None:
    """The yes is for a day, and no day is written."""
    go_on(page)
    page.locator("main input[name=when][value=day]").check()
    with page.expect_navigation():
        page.locator("main button[name=go][value=yes]").click()


def choose_no_day(page: Page) -> None:
    """Another day is asked for, and none is written."""
    page.locator("main input[type=date]").fill("")
    with page.expect_navigation():
        page.locator("main button[name=go][value=day]").click()


def propose_no_day(page: Page) -> None:
    """A day is proposed, and none is written."""
    page.locator("main input[type=date]").fill("")
    with page.expect_navigation():
        page.locator("main form button[type=submit]").click()


def go_on(page: Page) -> None:
    """The first step of the yes is answered: one's own first name."""
    page.locator("main input[type=radio]").first.check()
    with page.expect_navigation():
        page.locator("main button[name=go]").click()


def ask_to_join(page: Page) -> None:
    """Somebody without an invitation asks; a code comes by mail."""
    page.locator("main input[name=way]").first.check()
    for name, words in {"about": "Uusi", "first_name": "Uusi", "email": "uusi@example.org"}.items():
        page.locator(f"main [name={name}]").fill(words)
    for name in ("age", "notice", "health"):
        page.locator(f"main [name={name}]").check()
    _press(page)


def save_after_session(page: Page) -> None:
    """The session has ended when the text is sent."""
    page.context.clear_cookies()
    _press(page)


def save_as_another(page: Page) -> None:
    """The story that is sent is not the story of who is signed in."""
    page.evaluate(
        "for (const form of document.querySelectorAll('main form')) form.action = '../../9999/write/'"
    )
    _press(page)


def save_stale(page: Page) -> None:
    """Another window saved other words in between."""
    page.evaluate("document.querySelector('main [name=was_answer]').value = 'Jotain muuta.'")
    page.locator("main textarea").fill("Toiset sanat.")
    _press(page)


def save_sealed(page: Page) -> None:
    """The story was taken back in another window meanwhile."""
    mine = page.request.get(f"{page.url.partition('/studio/')[0]}/studio/mine/").text()
    sealed = mine.partition("/sealed/")[0].rpartition("/")[2]
    page.evaluate(
        f"for (const form of document.querySelectorAll('main form')) form.action = '../../{sealed}/write/'"
    )
    _press(page)


def send_old_form(page: Page) -> None:
    """The form has lost its token."""
    page.evaluate("document.querySelector('main input[name=csrfmiddlewaretoken]').remove()")
    page.locator("main input[type=text]").first.fill("x")
    _press(page)


def lose_token(page: Page) -> None:
    """The token of the form is another one than the browser's."""
    page.evaluate(
        "document.querySelectorAll('input[name=csrfmiddlewaretoken]').forEach((one) => one.remove())"
    )
    _press(page)


def send_words(page: Page) -> None:
    """Some words are sent, and nobody can take them just now."""
    with page.expect_navigation():
        page.evaluate(
            """() => {
                const form = Object.assign(document.createElement("form"), {method: "post"});
                const words = {name: "text", value: "Hei kaikille."};
                form.append(Object.assign(document.createElement("textarea"), words));
                document.querySelector("main").append(form);
                form.submit();
            }"""
        )


def unfold(page: Page) -> None:
    """Everything that is folded is open."""
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true })")


def paragraph_seen_before(page: Page) -> None:
    """One paragraph is saved by somebody who saw other words in it."""
    _send_paragraph(page)


def paragraph_after_session(page: Page) -> None:
    """The session has ended when one paragraph is sent."""
    page.context.clear_cookies()
    _send_paragraph(page)


def _send_paragraph(page: Page) -> None:
    """As a browser without scripts sends it."""
    with page.expect_navigation():
        page.evaluate(
            """() => {
                const form = document.querySelector("[data-words-form]");
                form.elements.seen.value = "Muuta.";
                form.elements.words.value = "Toisin.";
                form.submit();
            }"""
        )


STEPS = {
    step.__name__: step
    for step in (
        send_empty,
        mark_hard,
        listen,
        send_nothing_stays,
        send_nothing,
        ask_code,
        ask_farewell_code,
        try_a_text,
        write_hard,
        notes_off,
        wrong_code,
        add_nothing,
        decline_without_reason,
        bring_nothing,
        break_captions,
        make_link,
        go_on,
        say_yes_without_a_day,
        choose_no_day,
        propose_no_day,
        ask_to_join,
        save_after_session,
        save_as_another,
        save_sealed,
        save_stale,
        send_old_form,
        lose_token,
        send_words,
        write_too_much,
        answer_it,
        unfold,
        paragraph_seen_before,
        paragraph_after_session,
    )
} | CARD_STEPS
