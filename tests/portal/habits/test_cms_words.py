"""The CMS speaks Finnish and Swedish too where Wagtail itself has only English."""

from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, ngettext, override

from .test_translations import LANGUAGES, PLACEHOLDER, _texts, _too_long, translations
from .tree import ROOT

# "django" is said by the server, "djangojs" by the scripts of the CMS.
in_both = pytest.mark.parametrize("domain", ["django", "djangojs"])
in_each = pytest.mark.parametrize("language", LANGUAGES)

# Wagtail says them too: with a word that no editor looks for ("Plats" for a language), a slip of the pen,
# or a sentence whose name of a kind should be bent.
BETTER = {
    ("fi", "django"): {
        "%(model_name)s '%(object)s' created.",
        "%(model_name)s '%(object)s' updated.",
        "Anyone can edit this %(model_name)s",
        "Anyone can edit this %(model_name)s – lock it to prevent others from editing",
        "Locale",
        "Locale: ",
        "Locales",
        "Pages using %(page_type)s",
        "The %(model_name)s could not be created due to errors.",
        "The %(model_name)s could not be saved due to errors.",
        "This %(model_name)s is referenced %(usage_count)s time.",
    },
    ("sv", "django"): {"Locale", "Locales"},
}


def ours(language, domain="django"):
    return polib.pofile(str(ROOT / "locale" / "cms" / language / "LC_MESSAGES" / f"{domain}.po"))


def catalogues(language, domain):
    """What the installed apps of the CMS bring along for a language."""
    for app in apps.get_app_configs():
        path = Path(app.path) / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
        of_the_cms = "wagtail" in app.name or app.label.startswith("wagtail") or app.name == "taggit"
        if of_the_cms and path.exists():
            yield polib.pofile(str(path))


def english(domain):
    return {(e.msgctxt, e.msgid): e for po in catalogues("en", domain) for e in po if not e.obsolete}


def translated(language, domain):
    return {(e.msgctxt, e.msgid) for po in catalogues(language, domain) for e in po if e.translated()}


@in_each
@in_both
def test_no_word_of_the_cms_is_english_alone(language, domain):
    said = {(e.msgctxt, e.msgid) for po in (ours(language, domain), translations(language)) for e in po}
    missing = set(english(domain)) - translated(language, domain) - said
    assert sorted(msgid for _context, msgid in missing) == []


@in_each
@in_both
def test_only_words_of_the_cms_that_have_none_are_said(language, domain):
    said = {(e.msgctxt, e.msgid) for e in ours(language, domain)}
    assert sorted(str(key) for key in said - set(english(domain))) == []
    again = {msgid for _context, msgid in said & translated(language, domain)}
    assert again == BETTER.get((language, domain), set())


@in_each
@in_both
def test_what_is_filled_in_is_known_to_the_cms(language, domain):
    """The name of a kind may be left out, as Finnish would bend it; a number or a link may not."""
    wrong, known = [], english(domain)
    for entry in ours(language, domain):
        source = known[entry.msgctxt, entry.msgid]
        assert entry.msgid_plural == source.msgid_plural
        asked = set(PLACEHOLDER.findall(source.msgid + source.msgid_plural))
        for text in _texts(entry):
            given = set(PLACEHOLDER.findall(text))
            if given - asked or (asked - given - {"%(model_name)s"} and not entry.msgid_plural):
                wrong.append(entry.msgid)
    assert wrong == []


@in_each
@in_both
def test_every_sentence_of_the_cms_is_short(language, domain):
    assert _too_long(text for entry in ours(language, domain) for text in _texts(entry)) == []


@in_each
@in_both
def test_the_compiled_words_are_current(language, domain):
    written = {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in ours(language, domain)}
    compiled = polib.mofile(str(ROOT / "locale" / "cms" / language / "LC_MESSAGES" / f"{domain}.mo"))
    assert {(e.msgctxt, e.msgid): (e.msgstr, e.msgstr_plural) for e in compiled} == written


@pytest.mark.parametrize(
    ("language", "heading", "one"),
    [
        ("fi", "Otsikoiden tasot ovat väärin", "1 sivu"),
        ("fi-simple", "Otsikoiden tasot ovat väärin", "1 sivu"),
        ("sv", "Rubrikernas nivåer är fel", "1 sida"),
    ],
)
def test_the_cms_speaks_the_language_of_its_editor(language, heading, one):
    with override(language):
        assert gettext("Incorrect heading hierarchy") == heading
        pages = ngettext("%(num_parent_objects)d page", "%(num_parent_objects)d pages", 1)
        assert pages % {"num_parent_objects": 1} == one


def test_its_scripts_do_too():
    with override("fi"):
        said = Client().get(reverse("wagtailadmin_javascript_catalog")).content.decode()
    assert "Hae vaihtoehdoista" in said
