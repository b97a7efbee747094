"""Finnish rules run with each analyser that is here, one after another."""

import pytest

from portal.plain_language import voikko, words
from portal.plain_language.rules.finnish import grammar
from portal.plain_language.tokens import line_of

WITH_MORPHOLOGY = [
    name for name, made in (("libvoikko", voikko.native()), ("pyvoikko", voikko.pure())) if made
]


@pytest.fixture(params=WITH_MORPHOLOGY, scope="module")
def analyser(request):
    words.choose(request.param)
    yield request.param
    words.choose()


@pytest.fixture
def without_voikko():
    words.choose("simplemma")
    yield
    words.choose()


@pytest.fixture
def found():
    """The findings of a sentence as pairs of kind and words."""
    return lambda text: [(each.kind, text[each.start : each.end]) for each in grammar(line_of(text))]


@pytest.fixture
def suggested():
    """What is suggested for a sentence: by kind of finding, the kind and the words of each suggestion."""
    return lambda text: {
        each.kind: [(one.kind, one.texts) for one in each.suggestions] for each in grammar(line_of(text))
    }
