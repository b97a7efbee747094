"""A link in a text of the demo world leads where it says, in the language of the text."""

import pytest

from content.models import TrialPage
from portal.management.demo_world.links import with_links
from tests.factories.pages import make_site, make_trial


@pytest.mark.parametrize("language", ["fi", "sv", "en", "fi-simple"])
def test_the_link_of_a_form_is_in_the_language_of_the_text(language):
    link = ("link", {"words": "Kirjoita & kysy", "form": "content:wish"})
    assert with_links([("heading", "Ota yhteyttä"), link], language) == [
        ("heading", "Ota yhteyttä"),
        ("paragraph", f'<p><a href="/{language}/wish/">Kirjoita &amp; kysy</a></p>'),
    ]


@pytest.mark.django_db
def test_the_link_of_a_trial_follows_the_page(roles):
    make_site()
    trial = make_trial()
    made = with_links([("link", {"words": "Lue lisää", "trial": trial.slug})], "fi")
    assert made == [("paragraph", f'<p><a linktype="page" id="{trial.pk}">Lue lisää</a></p>')]
    with pytest.raises(TrialPage.DoesNotExist):
        with_links([("link", {"words": "Läs mer", "trial": trial.slug})], "sv")
