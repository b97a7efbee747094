"""Browser profiles on a site under test: each is somebody's own browser, and all are watched."""

from collections.abc import Callable

from playwright.sync_api import Browser, BrowserContext, Page, Response

from .site import Site
from .watching import Watch

PATIENCE = 15_000  # milliseconds that a page may take for anything, on a machine with much else to do
SIZE = {"width": 1280, "height": 900}


class Profiles:
    """Opens profiles and closes them all; what was wrong on any of their pages is in `trouble`."""

    def __init__(self, browser: Browser, site: Site, hear: Callable[[Response], None] | None = None) -> None:
        self.browser, self.site, self.watch, self.hear = browser, site, Watch(site.url), hear
        self.opened: list[Page] = []
        self.kept: dict[str, tuple[Page, str | None]] = {}

    def open(self, cookie: str | None = None, **context: object) -> Page:
        """A page in a new profile, signed in when a session key is given."""
        size = {"width": context.pop("width", SIZE["width"]), "height": context.pop("height", SIZE["height"])}
        own = {"ignore_https_errors": self.site.url.startswith("https:")}
        made = self.browser.new_context(
            base_url=self.site.url, viewport=size, locale="fi-FI", **own, **context
        )
        self._sign_in(made, cookie)
        made.on("page", self.watch.over)
        page = made.new_page()
        if self.hear:
            page.on("response", self.hear)
        page.set_default_timeout(PATIENCE)
        self.opened.append(page)
        return page

    def again(self, name: str, cookie: Callable[[], str | None]) -> Page:
        """The same page for a person each time: what it fetched before is not fetched again.

        Signed in as at the beginning, whatever was done on it, and nothing written is remembered.
        """
        if name not in self.kept:
            session = cookie()
            self.kept[name] = self.open(session), session
        page, session = self.kept[name]
        page.context.clear_cookies()
        self._sign_in(page.context, session)
        page.set_viewport_size(SIZE)
        return page

    def _sign_in(self, context: BrowserContext, cookie: str | None) -> None:
        if cookie:
            context.add_cookies([self.site.cookie(cookie)])

    def close(self) -> None:
        """Every profile is closed, and nothing of it is kept."""
        for page in self.opened:
            page.context.close()
        self.opened.clear()
        self.kept.clear()

    @property
    def trouble(self) -> list[str]:
        """What was wrong since the last time that this was asked."""
        found = list(self.watch.trouble)
        self.watch.trouble.clear()
        return found
