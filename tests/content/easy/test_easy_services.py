"""Services that have an easy twin, on the pages that lead to them."""

import pytest

from content.models import ServiceTrial
from content.queries import services_of
from tests.factories.easy import make_easy_home, make_twin
from tests.factories.pages import make_site, make_trial
from tests.factories.service_pages import make_service


@pytest.mark.django_db
def test_a_trial_leads_to_a_service_once_also_when_it_has_an_easy_twin(roles):
    make_site()
    make_easy_home()
    trial, service = make_trial(), make_service()
    service.trial_links.add(ServiceTrial(trial=trial))
    service.save_revision().publish()
    make_twin(service, title=service.title)
    assert [found.pk for found in services_of(trial)] == [service.pk]
