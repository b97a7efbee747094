"""The house rules judge anything: they say something, say it again, and never break."""

from hypothesis import given
from hypothesis import strategies as st

from peer import policy
from peer.policy.people import People

from .values import bounded, words

PIECES = [*"-*@€🔪", "040", "1234567", "tapan", "itseni", "sinä", "olet", "moderaattori", "www.", ".fi"]
PIECES += ["FI21", "1234", "120190-123A", "Mannerheimintie 1", "\u200b", "\u0301", *" \nhu0", "kuolla"]
said = st.one_of(words, st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@bounded(150)
@given(said)
def test_a_verdict_is_a_verdict_and_the_same_again(text):
    first = policy.judge(text)
    assert first == policy.judge(text)
    assert (first.effect is None) == (first.reasons == ())
    assert policy.sounds_like_danger(text) == first.care


@bounded(80)
@given(said, st.frozensets(words, max_size=3), st.frozensets(words, max_size=3))
def test_names_of_any_letters_break_nothing(text, staff, members):
    policy.judge(text, people=People(staff, members))
    policy.judge(f"{text} {' '.join(sorted(staff | members))}", people=People(staff, members))


@bounded(80)
@given(said)
def test_what_is_covered_lies_in_the_text(text):
    places = [*policy.pieces_to_cover(text), *(span[:2] for span in policy.contact_spans(text))]
    assert all(0 <= begin < end <= len(text) for begin, end in places)


@bounded(60)
@given(said, st.booleans())
def test_whoever_is_in_danger_is_spared_until_cared_for(text, is_cared_for):
    verdict = policy.judge(text, is_cared_for=lambda: is_cared_for)
    if verdict.care and not is_cared_for:
        assert verdict.effect is not policy.Effect.REFUSE
