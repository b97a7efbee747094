"""The site that browser tests stand on."""


def test_a_visitor_sees_the_home_page_by_name(visitor):
    response = visitor.goto("/fi/")
    assert response.ok
    assert visitor.locator("main#main h1").count() == 1


def test_a_demo_person_is_signed_in_by_cookie(page_as):
    assert page_as("aino").goto("/fi/me/").ok


def test_an_anonymous_page_sets_no_cookie(visitor):
    visitor.goto("/fi/")
    assert visitor.context.cookies() == []


def test_what_another_site_remembers_is_not_read_here(live_site):
    own = live_site.shell("from django.core.cache import cache; print(cache.make_key('root'))")
    shared = "from django.conf import settings; print('redis' in settings.CACHES['default']['BACKEND'])"
    assert live_site.shell(shared).strip() == "False" or live_site.world.name(live_site.name) in own
