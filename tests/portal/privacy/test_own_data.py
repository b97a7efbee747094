"""Taking all one's data along: everything that is declared is in it, and nothing of others."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.urls import reverse

from portal.accounts import taking_data
from portal.accounts.models import DataCopy
from portal.accounts.own_data.archive import write_archive
from portal.accounts.own_data.naming import part_of, title_of
from portal.kit import clock
from portal.kit.declared_data import declarations, rows_of

from .rows import MARK, World

pytestmark = pytest.mark.django_db
EXPORTED = [each for each in declarations().values() if each.is_exported]


def archive_of(person):
    made = io.BytesIO()
    write_archive(person, made)
    return zipfile.ZipFile(made)


def rows_in(archive, table):
    return json.loads(archive.read(f"data/{table}.json"))


@pytest.mark.parametrize("declared", EXPORTED, ids=lambda each: each.table)
def test_a_row_of_each_kind_is_really_in_it_with_every_word(private, aino, oiva, declared):
    row = World(aino, oiva).make(declared)
    assert row.pk in rows_of(declared, aino).values_list("pk", flat=True)
    archive = archive_of(aino)
    rows = rows_in(archive, declared.table)
    # A row whose key is the person has no number of its own to tell.
    found = rows if row._meta.pk.is_relation else [each for each in rows if row.pk in each.values()]
    assert len(found) >= 1
    for name in declared.words:
        if name in declared.hidden or not getattr(row, name):
            continue
        assert found[0][name], f"{name} is not in it"
        if str(found[0][name]).startswith("media/"):
            assert archive.read(found[0][name])
    for name in (*declared.hidden, *declared.others):
        assert name not in found[0]


def test_every_kind_with_words_has_a_title_in_the_page():
    shown = [each for each in EXPORTED if set(each.words) - set(each.hidden)]
    untitled = {each.table for each in shown if not part_of(each.table)}
    assert untitled == set()
    assert title_of("accounts.WaitingMail") == "accounts.WaitingMail"


def test_the_page_is_in_the_persons_language_and_tells_their_words(private, aino, oiva):
    World(aino, oiva)
    page = archive_of(aino).read("index.html").decode()
    assert '<html lang="fi">' in page
    assert "Kaikki tietoni" in page
    assert f"{MARK} kukkii." in page
    aino.language = "sv"
    assert '<html lang="sv">' in archive_of(aino).read("index.html").decode()


def test_nothing_of_anybody_else_is_in_it(private, aino, oiva, veikko):
    world = World(oiva, veikko)
    for declared in EXPORTED:
        world.make(declared)
    archive = archive_of(aino)
    for name in archive.namelist():
        said = archive.read(name).decode()
        assert MARK not in said, name
        assert oiva.email not in said, name


def test_a_decision_is_in_it_without_who_decided(private, aino, oiva):
    declared = declarations()["peer.Decision"]
    World(aino, oiva).make(declared)
    [row] = rows_in(archive_of(aino), "peer.Decision")
    assert row["kind"] == "approve"
    assert "moderator" not in row


def test_it_says_what_each_thing_is_for_and_how_long_it_is_kept(private, aino):
    told = json.loads(archive_of(aino).read("data/about.json"))
    [account] = [each for each in told["tables"] if each["table"] == "accounts.User"]
    assert account["purpose"]
    assert account["ground"]
    assert account["kept"]


def test_a_file_that_is_gone_stops_nothing(private, aino, oiva):
    row = World(aino, oiva).make(declarations()["content.Picture"])
    row.file.storage.delete(row.file.name)
    [picture] = rows_in(archive_of(aino), "content.Picture")
    assert "file" not in picture


def test_aino_asks_and_is_told_by_a_mail_without_content(private, client, aino, work):
    client.force_login(aino)
    page = reverse("accounts:my_data")
    assert "Pane tietoni kokoon" in client.get(page).content.decode()
    client.post(page)
    copy = DataCopy.objects.get()
    work(taking_data.make_copy.func, copy.pk)
    [letter] = mail.outbox
    assert letter.to == [aino.email]
    assert aino.first_name not in letter.body
    assert page in letter.body
    answer = client.get(reverse("accounts:data_file", args=[copy.pk]))
    assert answer["Content-Type"] == "application/zip"
    assert "attachment" in answer["Content-Disposition"]
    assert "index.html" in zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))).namelist()
    assert reverse("accounts:data_file", args=[copy.pk]) in client.get(page).content.decode()


def test_the_file_is_its_owners_alone(private, client, aino, oiva):
    copy = ready_copy(aino)
    address = reverse("accounts:data_file", args=[copy.pk])
    assert client.get(address).status_code == 302
    client.force_login(oiva)
    assert client.get(address).status_code == 404


def ready_copy(person, made=None):
    copy = DataCopy(person=person, asked_at=made or clock.now(), ready_at=made or clock.now())
    copy.file.save("x.zip", ContentFile(b"zip"), save=False)
    copy.save()
    return copy


def test_only_one_is_made_at_a_time(aino):
    taking_data.ask_for_data(aino)
    with pytest.raises(taking_data.OneAtATime):
        taking_data.ask_for_data(aino)


def test_asking_again_and_again_waits_until_tomorrow(private, client, aino):
    for _time in range(taking_data.MOST_A_DAY):
        ready_copy(aino)
    with pytest.raises(taking_data.TooOften):
        taking_data.ask_for_data(aino)
    client.force_login(aino)
    told = client.post(reverse("accounts:my_data"), follow=True).content.decode()
    assert "Kokeile uudelleen huomenna." in told


@pytest.mark.parametrize(
    ("days", "stays"), [(6, True), (7, False), (8, False)], ids=["the day before", "on the day", "after"]
)
def test_a_file_is_gone_after_seven_days(private, client, aino, days, stays):
    copy = ready_copy(aino, clock.now() - timedelta(days=days))
    name = copy.file.name
    client.force_login(aino)
    expected = 200 if stays else 404
    assert client.get(reverse("accounts:data_file", args=[copy.pk])).status_code == expected
    assert taking_data.erase_old_copies() == (0 if stays else 1)
    assert copy.file.storage.exists(name) is stays


def test_a_copy_that_cannot_be_made_says_so_and_may_be_asked_for_again(
    private, client, aino, work, monkeypatch
):
    def fail(*_args):
        raise OSError("the disk is full")

    monkeypatch.setattr(taking_data, "write_archive", fail)
    client.force_login(aino)
    page = reverse("accounts:my_data")
    work(client.post, page)
    assert "Tiedostoa ei voitu tehdä" in client.get(page).content.decode()
    taking_data.ask_for_data(aino)
    assert mail.outbox == []


def test_a_copy_that_nobody_finished_does_not_stop_the_next(aino):
    long_ago = clock.now() - taking_data.GIVEN_UP_AFTER
    DataCopy.objects.create(person=aino, asked_at=long_ago)
    taking_data.erase_old_copies()
    assert taking_data.ask_for_data(aino)
