"""Notices what a page does wrong while a test uses it."""

from urllib.parse import urlsplit

from playwright.sync_api import ConsoleMessage, Page, Request, Response

FILES = {"script", "stylesheet", "image", "font", "media"}


class Watch:
    """Collects script errors, breaches of the content policy, missing files and requests to other hosts."""

    def __init__(self, home: str) -> None:
        self.home = urlsplit(home).netloc
        self.trouble: list[str] = []

    def over(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.trouble.append(f"script error at {page.url}: {error}"))
        page.on("console", self._read)
        page.on("request", self._check_host)
        page.on("response", self._check_file)

    def _read(self, message: ConsoleMessage) -> None:
        # A page that is refused on purpose says so in the console, and a line that a test cuts; missing files
        # are looked at below.
        expected = ("Failed to load resource", "ERR_INTERNET_DISCONNECTED")
        if message.type == "error" and not any(words in message.text for words in expected):
            self.trouble.append(f"console error: {message.text}")

    def _check_host(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc != self.home:
            self.trouble.append(f"request to another host: {request.url}")

    def _check_file(self, response: Response) -> None:
        if response.status >= 400 and response.request.resource_type in FILES:
            self.trouble.append(f"{response.status} for {response.url}")
