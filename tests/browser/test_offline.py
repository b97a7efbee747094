"""Without a connection: the page that says what one can do, and nothing that somebody read before."""

from playwright.sync_api import expect

KEPT = """async () => {
    const stores = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const kept = await Promise.all(stores.map((store) => store.keys()));
    return kept.flat().map((request) => new URL(request.url).pathname);
}"""
READY = "() => navigator.serviceWorker.ready.then(() => true)"


def test_a_reader_without_a_connection_is_told_what_to_do(open_page, live_site):
    page = open_page()
    page.goto(f"{live_site.url}/fi/uutiset/viisi-tapaa/")
    assert page.evaluate(READY)
    page.wait_for_function("() => navigator.serviceWorker.controller")
    page.context.set_offline(True)
    page.goto(f"{live_site.url}/fi/uutiset/")
    assert page.locator("h1").inner_text() == "Yhteys puuttuu"
    assert page.evaluate("() => document.fonts.check('16px \"Atkinson Hyperlegible Next\"')")
    page.goto(f"{live_site.url}/sv/")
    assert page.locator("h1").inner_text() == "Ingen förbindelse"
    page.context.set_offline(False)
    page.get_by_role("link", name="Försök igen").click(no_wait_after=True)
    expect(page.locator("h1")).not_to_have_text("Ingen förbindelse", timeout=60_000)
    assert page.url.startswith(f"{live_site.url}/sv/")
    kept = page.evaluate(KEPT)
    assert {one for one in kept if not one.startswith("/static/")} == {
        f"/{code}/offline/" for code in ("fi", "fi-simple", "sv", "en")
    }
