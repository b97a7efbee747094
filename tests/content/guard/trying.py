"""Ways to tell a story, and to see what the public gets."""

from django.test import Client

from content import consenting


def told_by(person, page):
    consent = consenting.give(
        person, page=page, revision_id=page.latest_revision_id, byline="A. K.", places=["site"]
    )
    consent.revision.publish(user=person, skip_permission_checks=True)
    return type(page).objects.get(pk=page.pk)


def seen(page):
    """What the public gets at the page's address, and everywhere that lists pages."""
    answer = Client().get(page.url)
    return answer.status_code


def nothing_public(page):
    fresh = type(page).objects.get(pk=page.pk)
    assert not fresh.live
    assert seen(fresh) == 404


def edit_form(cms, page):
    """The fields of the CMS's own form, as the browser would send them back."""
    return {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "supporters_named": "",
        "seo_title": "",
        "search_description": "",
        "body-count": "0",
        "go_live_at": "",
        "expire_at": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    }
