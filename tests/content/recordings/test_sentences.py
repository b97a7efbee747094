"""What stands beside a recording is said in whole sentences, with one full stop each."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from content.templatetags.recordings import as_sentence


@pytest.mark.parametrize(
    ("caption", "said"),
    [
        ("Aamulla", "Aamulla."),
        ("Aamulla.", "Aamulla."),
        ("Aamulla. ", "Aamulla."),
        ("Miksi?", "Miksi?"),
        ("Hän sanoi: ”Miksi?”", "Hän sanoi: ”Miksi?”"),
        ("Hän sanoi ”miksi”", "Hän sanoi ”miksi”."),
        ("", ""),
    ],
)
def test_a_caption_ends_with_one_full_stop_or_with_its_own_sign(caption, said):
    assert as_sentence(caption) == said


def test_before_the_length_of_a_recording_stands_one_full_stop():
    spoken = {"caption": "Työpäiväni aamu.", "recording": {"duration": 6}}
    with translation.override("fi"):
        page = render_to_string("media_studio/parts/watching.html", {"spoken": spoken})
    assert "Työpäiväni aamu. Kesto 6 sekuntia<" in page
