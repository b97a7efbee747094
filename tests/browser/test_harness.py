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
