"""What a first view brings: the page, its styles, scripts, letters and first picture, compressed."""

import gzip
import http.client
import re
from dataclasses import dataclass
from urllib.parse import urljoin

from .figures import Line, Target
from .rows import alone

PACKED = (".woff2", ".webp", ".avif", ".jpg", ".png")
LINKS = re.compile(r'<link[^>]*rel="(?:stylesheet|icon|preload)"[^>]*href="([^"]+)"')
SCRIPTS = re.compile(r'<script[^>]*src="([^"]+)"')
AT_ONCE = re.compile(r'<img src="([^"]+)"[^>]*loading="eager"')
DRAWINGS = re.compile(r'<use href="([^"#]+)#')
LETTERS = re.compile(r'url\("?([^")]+\.woff2)"?\)[^}]*?unicode-range:([^;}]+)')
IMPORTED = re.compile(r'(?:@import (?:url\()?|\bfrom\s*|\bimport\s*)["\']([^"\']+)["\']')


@dataclass(frozen=True)
class Weight:
    """Kilobytes and requests of one page."""

    whole: float
    code: float
    requests: int
    strange: int  # to other hosts


def weight_of(client: http.client.HTTPConnection, path: str) -> Weight:
    """Everything that a browser fetches for the first screen. Pictures further down wait for the reader."""
    page = _get(client, path)
    html = page.decode()
    found: dict[str, int] = {path: _size(path, page)}
    todo = [*LINKS.findall(html), *SCRIPTS.findall(html), *AT_ONCE.findall(html), *DRAWINGS.findall(html)]
    strange = sum("//" in each for each in todo)
    while todo:
        address = todo.pop()
        if address in found or "//" in address:
            continue
        data = _get(client, address)
        found[address] = _size(address, data)
        if address.endswith((".css", ".js")):
            todo += [urljoin(address, each) for each in _led_to(data.decode(), html)]
    code = sum(size for address, size in found.items() if address.endswith((".css", ".js")))
    return Weight(sum(found.values()) / 1000, code / 1000, len(found), strange)


def lines_of(page: str, weight: Weight, most: float) -> list[Line]:
    """What was promised of a page."""
    return [
        *alone(f"{page}: first view gzipped, with font", [weight.whole], Target(most, unit=" kB"), " kB"),
        *alone(f"{page}: styles and scripts", [weight.code], Target(30, unit=" kB"), " kB"),
        *alone(f"{page}: requests", [weight.requests], Target(15)),
        *alone(f"{page}: requests to others", [weight.strange], Target(0)),
    ]


def _led_to(text: str, html: str) -> list[str]:
    """What a style or script brings with it: its imports, and the letters that the page has."""
    signs = {ord(sign) for sign in html}
    letters = [address for address, ranges in LETTERS.findall(text) if _has_one(signs, ranges)]
    return [*IMPORTED.findall(text), *letters]


def _has_one(signs: set[int], ranges: str) -> bool:
    for each in ranges.split(","):
        first, _, last = each.strip().removeprefix("U+").partition("-")
        if any(int(first, 16) <= sign <= int(last or first, 16) for sign in signs):
            return True
    return False


def _get(client: http.client.HTTPConnection, address: str) -> bytes:
    client.request("GET", address, headers={"Host": "localhost"})
    answer = client.getresponse()
    data = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{address}: {answer.status}")
    return data


def _size(address: str, data: bytes) -> int:
    return len(data) if address.endswith(PACKED) else len(gzip.compress(data))
