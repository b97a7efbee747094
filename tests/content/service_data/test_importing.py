"""Bringing services in: what is said, what is written, and what is never touched."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from wagtail.models import Page, Revision

from content.models import Organisation, ServiceIndexPage, ServicePage, ServiceSource
from tests.factories.pages import make_site
from tests.factories.service_pages import make_service

from .given import ORGANISATION_ID, OTHER_ID, SERVICE_ID, page, place, service, with_place, words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home(roles):
    return make_site()


@pytest.fixture
def bring(tmp_path):
    def bring(data, *options):
        file = tmp_path / "services.json"
        file.write_bytes(data)
        said = StringIO()
        call_command("import_services", str(file), *options, stdout=said)
        return said.getvalue()

    return bring


def state():
    """Everything that bringing in could change."""
    return (
        list(ServicePage.objects.order_by("pk").values_list("pk", "title", "live", "latest_revision_id")),
        Revision.objects.count(),
        list(Organisation.objects.values_list("pk", "name_fi", "source_id")),
        list(ServiceSource.objects.values_list("source_id", "told", "modified")),
    )


def draft(language="fi"):
    return ServicePage.objects.get(locale__language_code=language).get_latest_revision_as_object()


def changed(name, value, **more):
    """The service with one Finnish description said otherwise."""
    described = [
        words(value, "fi", name) if (each["type"], each["language"]) == (name, "fi") else each
        for each in service()["serviceDescriptions"]
    ]
    return service(serviceDescriptions=described, **more)


def edit(**fields):
    here = draft()
    for name, value in fields.items():
        setattr(here, name, value)
    here.save_revision()


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_a_dry_run_says_all_and_writes_nothing(bring, options):
    before = state()
    said = bring(page(service()), *options)
    assert state() == before
    assert f"new itemList[0] {SERVICE_ID} Työpaja Ratas" in said
    assert "fi: a new draft with title, summary" in said
    assert "Dry run: nothing is written. To do it, use --write." in said


def test_new_services_are_drafts_that_share_their_languages(bring, client):
    said = bring(page(with_place(), serviceChannels=[place()]), "--write")
    fi, sv = draft(), draft("sv")
    assert "1 new" in said
    assert "Written." in said
    assert not ServicePage.objects.filter(live=True).exists()
    assert fi.translation_key == sv.translation_key
    assert (fi.needs, fi.regions) == (("work",), ("06",))
    assert fi.organisation.source_id.hex == ORGANISATION_ID.replace("-", "")
    assert fi.organisation.mailbox == ""
    assert fi.last_checked is fi.next_check is None
    assert client.get("/fi/palvelut/työpaja-ratas/").status_code == 404
    fi.save_revision().publish()
    shown = client.get(ServicePage.objects.get(locale__language_code="fi").url).content.decode()
    assert "Ratastie 5, 33100 ESIMERKKILÄ" in shown


def test_a_second_time_changes_nothing(bring):
    data = page(with_place(), serviceChannels=[place()])
    bring(data, "--write")
    before = state()
    said = bring(data, "--write")
    assert state() == before
    assert "0 new, 0 changed, 1 same, 0 refused, 0 vanished, 0 conflicts." in said


def test_a_change_there_is_a_draft_beside_what_is_public(bring, client):
    bring(page(service()), "--write")
    draft().save_revision().publish()
    said = bring(page(changed("Summary", "Pajalla saat kokeilla.")), "--write")
    assert 'fi: summary: "Pajalla kokeilet työtä." → "Pajalla saat kokeilla."' in said
    live = ServicePage.objects.get(locale__language_code="fi")
    assert (live.live, live.has_unpublished_changes) == (True, True)
    assert live.summary == "Pajalla kokeilet työtä."
    assert draft().summary == "Pajalla saat kokeilla."


def test_a_change_of_ours_stays_and_is_no_conflict_alone(bring):
    bring(page(service()), "--write")
    edit(summary="Meidän sanamme.", get_in="")
    before = state()
    assert "0 conflicts" in bring(page(service()), "--write")
    assert state() == before


def test_a_field_that_both_changed_stays_ours_and_is_told_until_one_gives_in(bring):
    bring(page(service()), "--write")
    edit(summary="Meidän sanamme.")
    theirs = page(changed("Summary", "Heidän sanansa."))
    for _time in range(2):
        said = bring(theirs, "--write")
        assert 'summary: conflict, ours is kept: "Meidän sanamme."; the source says "Heidän sanansa."' in said
        assert draft().summary == "Meidän sanamme."
    edit(summary="Heidän sanansa.")
    assert "0 conflicts" in bring(theirs, "--write")
    assert 'summary: "Heidän sanansa." → "Uudet."' in bring(page(changed("Summary", "Uudet.")))


def test_a_conflict_does_not_hold_back_the_other_fields(bring):
    bring(page(service()), "--write")
    edit(summary="Meidän sanamme.")
    both = changed("Summary", "Heidän sanansa.", requirements=[words("kaikille")])
    bring(page(both), "--write")
    assert (draft().summary, draft().for_whom) == ("Meidän sanamme.", "kaikille")


def test_one_bad_record_does_not_stop_the_rest(bring):
    said = bring(page(service(serviceNames=5), service(id=OTHER_ID), service(id=OTHER_ID)), "--write")
    assert "refused itemList[0]" in said
    assert "serviceNames: a list of objects belongs here." in said
    assert "refused itemList[2]" in said
    assert "The same id stands at itemList[1] already" in said
    assert ServiceSource.objects.count() == 1


def test_an_older_file_is_refused(bring):
    bring(page(service()), "--write")
    said = bring(page(changed("Summary", "Vanha.", modified="2026-09-01T00:00:00")), "--write")
    assert "It is older than what was brought in" in said
    assert draft().summary == "Pajalla kokeilet työtä."


def test_what_vanished_is_told_and_stays(bring):
    bring(page(service(), service(id=OTHER_ID)), "--write")
    said = bring(page(service()), "--write")
    assert f"not in the file any more: {OTHER_ID} Työpaja Ratas. Nothing is taken away." in said
    assert ServicePage.objects.count() == 4
    part = bring(page(service(), pageCount=2))
    assert "0 vanished" in part
    assert "What has vanished is not looked for." in part
    assert "0 vanished" in bring(json.dumps(service()).encode())


def test_a_language_that_vanished_is_told_and_stays(bring):
    bring(page(service()), "--write")
    said = bring(page(service(serviceNames=[words("Työpaja Ratas", "fi", "Name")])), "--write")
    assert "sv: the source does not have it any more. Our page stays." in said
    assert draft("sv").title == "Verkstaden"


def test_what_was_taken_away_here_comes_back_only_when_asked(bring):
    bring(page(service()), "--write")
    ServicePage.objects.get(locale__language_code="sv").delete()
    known = ServiceSource.objects.get().told
    assert (known["sv"], known["fi"]["title"]) == ({}, "Työpaja Ratas")
    assert "sv: it was taken away here. It comes back only when you ask for it." in bring(
        page(service()), "--write"
    )
    assert not ServicePage.objects.filter(locale__language_code="sv").exists()
    ServicePage.objects.get(locale__language_code="fi").delete()
    assert "It was taken away here." in bring(page(service()), "--write")
    assert "1 new" in bring(page(service()), "--write", "--again")
    assert ServicePage.objects.filter(live=False).count() == 2


def test_a_page_that_somebody_locked_is_left_alone(bring):
    bring(page(service()), "--write")
    ServicePage.objects.filter(locale__language_code="fi").update(locked=True)
    assert "Somebody has locked page" in bring(page(changed("Summary", "Uusi.")), "--write")
    assert draft().summary == "Pajalla kokeilet työtä."


def test_a_page_that_follows_another_is_left_alone(bring):
    bring(page(service()), "--write")
    sv = ServicePage.objects.get(locale__language_code="sv")
    ServicePage.objects.filter(pk=sv.pk).update(
        alias_of=Page.objects.get(locale__language_code="sv", depth=2)
    )
    assert f"Page {sv.pk} follows another page." in bring(page(changed("Summary", "Uusi.")), "--write")
    assert draft().summary == "Pajalla kokeilet työtä."


def test_without_a_directory_nothing_is_remembered(bring):
    for each in ServiceIndexPage.objects.all():
        each.delete()
    assert "there is no directory of services" in bring(page(service()), "--write")
    assert not ServiceSource.objects.exists()


@pytest.mark.parametrize(("asked", "count"), [(ORGANISATION_ID, 1), ("esimerkkilä", 1), ("Muu", 0)])
def test_one_organisation_can_be_asked_for(bring, asked, count):
    bring(page(service()), "--write", "--organisation", asked)
    assert ServiceSource.objects.count() == count


def test_an_organisation_of_the_same_name_is_known_and_not_changed(bring):
    known = Organisation.objects.create(
        name_fi="Esimerkkilä", mailbox="paja@example.org", site="https://a.example.org"
    )
    bring(page(service()), "--write")
    bring(page(service(), service(id=OTHER_ID)), "--write")
    known.refresh_from_db()
    assert str(known.source_id) == ORGANISATION_ID
    assert (known.mailbox, known.site) == ("paja@example.org", "https://a.example.org")
    assert Organisation.objects.count() == 1


def test_scripts_never_reach_a_page(bring, client):
    bring(page(changed("Summary", "<script>alert(1)</script><b onclick=x>Hei</b> &lt;script&gt;")), "--write")
    draft().save_revision().publish()
    shown = client.get(ServicePage.objects.get(locale__language_code="fi").url).content.decode()
    assert "alert(1)" not in shown
    assert "Hei &lt;script&gt;" in shown


def test_services_of_our_own_are_not_touched(bring):
    make_service()
    bring(page(service()), "--write")
    own = ServicePage.objects.get(title="Työkykyneuvola")
    assert (own.live, own.has_unpublished_changes) == (True, False)


@pytest.mark.parametrize("data", [b"{", b"[]"])
def test_a_file_that_cannot_be_read_is_told_kindly(bring, data):
    with pytest.raises(CommandError, match=r"again|Ask the source"):
        bring(data)


def test_a_file_that_is_not_there_is_told_kindly():
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_services", "nothing-here.json")
