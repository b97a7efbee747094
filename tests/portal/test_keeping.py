"""Words that come after the session ended come back; an address that only takes forms leads to its page."""

import pytest
from django import forms
from django.http import HttpResponse, QueryDict
from django.test import Client, RequestFactory

from portal.kit.keeping import words_back
from portal.kit.refusals import NoEmptyPageMiddleware

pytestmark = pytest.mark.django_db


class Letter(forms.Form):
    words = forms.CharField(widget=forms.Textarea)
    seen = forms.CharField(widget=forms.HiddenInput)
    way = forms.ChoiceField(choices=[("a", "A")])
    sound = forms.FileField()


def test_only_what_somebody_wrote_is_shown_and_a_file_is_chosen_again():
    kept = words_back(Letter, QueryDict("words=Hei+sinulle&seen=3&way=a"))
    assert list(kept.fields) == ["words", "sound"]
    assert "Hei sinulle" in str(kept["words"])
    assert not kept.errors


def test_an_address_that_cannot_be_opened_says_so_on_a_page():
    empty = NoEmptyPageMiddleware(lambda _request: HttpResponse(status=405, headers={"Allow": "POST"}))
    page = empty(RequestFactory().get("/fi/", headers={"accept": "text/html"}))
    assert page.status_code == 405
    assert page["Allow"] == "POST"
    assert b"<h1>" in page.content
    assert not empty(RequestFactory().get("/fi/", headers={"accept": "application/json"})).content


def test_a_form_without_its_token_says_to_copy_the_words_first(aino):
    client = Client(enforce_csrf_checks=True)
    client.force_login(aino)
    answer = client.post("/en/me/language/", {"language": "sv"})
    assert answer.status_code == 403
    assert "Copy your text first" in answer.content.decode()
