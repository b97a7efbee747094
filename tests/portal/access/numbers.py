"""The trial of the small world whose results are numbers."""

from content.models import TrialPage
from tests.factories.pages import make_trial


def make_numbers() -> dict[str, int | str]:
    """One public trial with a tree of counts."""
    counted = {"name": "Toimenpiteet", "number": 3, "unit": "measures", "split": "whole", "source": "Paperit"}
    trial: TrialPage = make_trial(results=[("counts", counted)])
    return {"trial": trial.pk, "tree": str(trial.results[0].id)}
