"""A trial's page says in one place what is not known, once it is over, and only what it does not tell."""

from itertools import product

import pytest
from django.utils import translation

from content.not_known import Gap, Told, gaps_of
from portal.plain_language.hyphens import SOFT
from tests.factories.easy import make_easy_home, make_twin
from tests.factories.pages import make_site, make_trial

FOR_WHOM = "Emme tiedä tarkemmin, kenelle kokeilu oli."
DID = "Emme tiedä tarkemmin, mitä kokeilussa tehtiin."
OUTCOME = "Emme tiedä, mitä kokeilusta seurasi."
HEADING = ">Mitä emme tiedä</h2>"


def read(client, path="/fi/kokeilut/sataosaa/"):
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode().replace(SOFT, "")


@pytest.mark.parametrize("told", [Told(*each) for each in product((True, False), repeat=3)])
def test_a_gap_is_what_a_trial_that_is_over_does_not_tell(told):
    assert gaps_of(told, is_over=True) == [gap for gap in Gap if not getattr(told, gap)]
    assert gaps_of(told, is_over=False) == []


@pytest.fixture
def home(roles):
    return make_site()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"expected": "Toivo"}, [FOR_WHOM, DID, OUTCOME]),
        ({"target_groups": "nuoret"}, [DID, OUTCOME]),
        ({"measures": "Se kysyi."}, [FOR_WHOM, OUTCOME]),
        ({"outputs": "opas"}, [FOR_WHOM]),
        ({"measures": "Se kysyi.", "lessons": "Kysy ensin."}, [FOR_WHOM]),
        ({"target_groups": "nuoret", "measures": "Se kysyi.", "results_intro": "Moni sai työn."}, []),
        ({"state": "running"}, []),
        ({"state": "planned"}, []),
    ],
)
def test_the_page_says_what_is_not_known_once_and_in_order(home, client, facts, said):
    make_trial(**facts)
    page = read(client)
    assert (HEADING in page) is bool(said)
    assert [page.count(words) for words in (FOR_WHOM, DID, OUTCOME)] == [
        int(words in said) for words in (FOR_WHOM, DID, OUTCOME)
    ]


@pytest.mark.django_db
def test_a_target_that_says_it_is_unknown_is_not_said_again(home, client):
    make_trial(results=[("target", {"number": 100, "words": "palkkatyötä", "by": "", "result": "unknown"})])
    page = read(client)
    assert "Emme tiedä, miten siinä kävi." in page
    assert OUTCOME not in page


@pytest.mark.django_db
def test_an_easy_page_that_leaves_something_out_does_not_call_it_unknown(home, client):
    make_easy_home()
    trial = make_trial(target_groups="nuoret", measures="Se kysyi.", lessons="Kysy ensin.")
    make_twin(trial, title="Helppo", target_groups="", measures="", lessons="")
    assert HEADING not in read(client, "/fi-simple/kokeilut/sataosaa/")


@pytest.mark.django_db
def test_an_easy_page_says_what_the_finnish_one_does_not_tell_either(home, client):
    make_easy_home()
    make_twin(make_trial(), title="Helppo")
    with translation.override("fi-simple"):
        page = read(client, "/fi-simple/kokeilut/sataosaa/")
    assert OUTCOME in page
