"""What a vector leaves on a page when it is more than letters there."""

import re

from playwright.sync_api import Page

OURS = re.compile(r"/oa-\d|oa-\d+\.invalid")
FOUND = """
() => {
    const found = [];
    const dangerous = /^[\\s\\x00-\\x20]*(javascript|vbscript|data:text)/i;
    const look = (root) => {
        for (const one of root.querySelectorAll("*")) {
            const said = one.outerHTML.slice(0, 200);
            if (one.hasAttribute("oa") || one.localName === "oa") found.push(said);
            for (const { name, value } of one.attributes) {
                if (name.startsWith("on") && value.includes("alert(")) found.push(said);
                if (["href", "src", "action", "formaction", "xlink:href", "data"].includes(name)
                    && dangerous.test(value)) found.push(said);
                if (["src", "srcset", "poster", "action"].includes(name) && value.includes("/oa-"))
                    found.push(said);
                if (name === "style" && value.includes("oa")) found.push(said);
            }
            if (one instanceof HTMLTemplateElement) look(one.content);
            if (one.shadowRoot) look(one.shadowRoot);
        }
        for (const block of root.querySelectorAll("script[type='application/ld+json']"))
            JSON.parse(block.textContent);
    };
    look(document);
    return found;
}
"""


class Fires:
    """Collects what starts on the pages that it watches: windows, requests that a vector asked for."""

    def __init__(self) -> None:
        self.trouble: list[str] = []

    def over(self, page: Page) -> None:
        """Watches a page from now on."""
        page.on("dialog", self._close)
        page.on("request", lambda request: self._see(request.url, page.url))

    def _close(self, dialog: object) -> None:
        if dialog.type != "beforeunload":
            self.trouble.append(f"a script ran: {dialog.message}")
        dialog.accept()

    def _see(self, url: str, where: str) -> None:
        # What somebody searched for stands in an address as letters; a request of a vector has it as a path.
        if OURS.search(url.partition("?")[0]):
            self.trouble.append(f"a vector asked for {url} at {where}")


def made_by_vectors(page: Page) -> list[str]:
    """Elements and attributes that a vector made, also inside templates."""
    return page.evaluate(FOUND)
