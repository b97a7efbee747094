"""A reader marks what is too hard also in the box of facts of a service, on a phone."""

import json

from playwright.sync_api import expect

from content.paragraphs import FEWEST

SERVICE = """
import json
from content.models import ServicePage
pages = ServicePage.objects.live().filter(locale__language_code="fi").exclude(access="").exclude(hours="")
page = max(pages, key=lambda page: len(page.cost.split()))
told = [line for name in ("cost", "place", "hours", "access") for line in getattr(page, name).splitlines()]
print(json.dumps([page.url, page.pk, told]))
"""
MARKED = "from content.models import HardParagraph; print(HardParagraph.objects.filter(page={}).count())"


def test_each_long_fact_of_a_service_is_marked_with_one_press(live_site, open_page):
    address, number, told = json.loads(live_site.shell(SERVICE).strip().splitlines()[-1])
    long = [line for line in told if len(line.split()) >= FEWEST]
    before = int(live_site.shell(MARKED.format(number)))
    page = open_page(width=360)
    page.goto(address)
    page.locator("[data-hard] button").click()
    facts = page.locator(".service__facts .facts")
    expect(facts.locator(".hard__button")).to_have_count(len(long))
    for _each in long:
        facts.locator(".hard__button:enabled").first.click()
    expect(facts.locator(".hard__hear:visible")).to_have_count(len(long))
    assert len(long) >= 3
    assert int(live_site.shell(MARKED.format(number))) == before + len(long)
