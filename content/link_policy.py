"""Links to other sites: which may be asked, and what an answer means. Pure: text in, verdict out."""

import ipaddress
import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}
LONGEST = 500
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)
_AFTER_A_SENTENCE = ".,;:!?"
# They answer, though not to a program that asks: the page is there for people.
_FOR_PEOPLE = {401, 402, 403, 407, 451, 999}
_LATER = {425, 429, 503}
_GONE = {404, 410}


class Found(StrEnum):
    """What came of asking once."""

    GOOD = "good"
    LATER = "later"  # it asked not to be asked now: nothing is known
    GONE = "gone"
    WRONG = "wrong"
    SILENT = "silent"
    CLOSED = "closed"  # it leads to an address that is not public, and is not asked


@dataclass(frozen=True)
class Asked:
    """The parts of an address that are needed to ask for it."""

    scheme: str
    host: str
    port: int
    target: str


def parts_of(address: str) -> Asked | None:
    """How to ask for this address; None for one that is never asked.

    Only the web's own ports, and no name or password in the address.
    """
    try:
        found = urlsplit(address)
        port = found.port or PORTS.get(found.scheme, 0)
        host = (found.hostname or "").encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None
    if not host or PORTS.get(found.scheme) != port or found.username is not None:
        return None
    path = found.path or "/"
    return Asked(found.scheme, host, port, f"{path}?{found.query}" if found.query else path)


def is_public_address(number: str) -> bool:
    """Whether an address of the network is anybody's on the internet, and none of a house or a machine."""
    try:
        found = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is not None:
            return False
        if found in ipaddress.ip_network("64:ff9b::/96") or found in ipaddress.ip_network("64:ff9b:1::/48"):
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def meaning_of(status: int) -> Found:
    """What the number of an answer says of the page behind the link."""
    if status in _LATER:
        return Found.LATER
    if status < 400 or status in _FOR_PEOPLE:
        return Found.GOOD
    return Found.GONE if status in _GONE else Found.WRONG


def addresses_in(words: str) -> set[str]:
    """Addresses of the web in a text or in HTML, without the place within a page."""
    found = set()
    for each in _ADDRESS.findall(words):
        address = each.replace("&amp;", "&").partition("#")[0].rstrip(_AFTER_A_SENTENCE)
        if address.endswith(")") and "(" not in address:
            address = address.rstrip(")").rstrip(_AFTER_A_SENTENCE)
        if len(address) <= LONGEST:
            found.add(address)
    return found
