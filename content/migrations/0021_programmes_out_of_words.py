"""What was written of programmes and regions in words becomes pages and codes.

A programme's name becomes a page beside its trials, with its owner; the trials name it as theirs. A region
becomes its code; words that are no region stay as the smaller area. Drafts are changed as the pages are.
"""

import uuid
from typing import Any

from django.db import migrations
from django.utils import timezone
from django.utils.text import slugify

STEP = 4
DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
REGIONS = {
    "01": ("Uusimaa", "Nyland"),
    "02": ("Varsinais-Suomi", "Egentliga Finland", "Southwest Finland"),
    "04": ("Satakunta",),
    "05": ("Kanta-Häme", "Egentliga Tavastland"),
    "06": ("Pirkanmaa", "Birkaland"),
    "07": ("Päijät-Häme", "Päijänne-Tavastland"),
    "08": ("Kymenlaakso", "Kymmenedalen"),
    "09": ("Etelä-Karjala", "Södra Karelen", "South Karelia"),
    "10": ("Etelä-Savo", "Södra Savolax", "South Savo"),
    "11": ("Pohjois-Savo", "Norra Savolax", "North Savo"),
    "12": ("Pohjois-Karjala", "Norra Karelen", "North Karelia"),
    "13": ("Keski-Suomi", "Mellersta Finland", "Central Finland"),
    "14": ("Etelä-Pohjanmaa", "Södra Österbotten", "South Ostrobothnia"),
    "15": ("Pohjanmaa", "Österbotten", "Ostrobothnia"),
    "16": ("Keski-Pohjanmaa", "Mellersta Österbotten", "Central Ostrobothnia"),
    "17": ("Pohjois-Pohjanmaa", "Norra Österbotten", "North Ostrobothnia"),
    "18": ("Kainuu", "Kajanaland"),
    "19": ("Lappi", "Lappland", "Lapland"),
    "21": ("Ahvenanmaa", "Åland"),
}
CODES = {name.casefold(): code for code, names in REGIONS.items() for name in names}
# Parts of a region that are told apart: their words stay.
PARTS = {"keski-uusimaa": "01", "mellersta nyland": "01", "central uusimaa": "01"}


def parted(words: str) -> tuple[tuple[str, ...], str]:
    """The codes of the regions in these lines, and the lines that say something else."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    codes = {CODES.get(line.casefold()) or PARTS.get(line.casefold()) for line in lines} - {None}
    rest = [line for line in lines if line.casefold() not in CODES]
    return tuple(sorted(code for code in codes if code)), "\n".join(rest)


class Programmes:
    """The pages that come out of names: one for each language and name, found again for each trial."""

    def __init__(self, apps: Any) -> None:
        self.pages = apps.get_model("wagtailcore", "Page").objects
        self.made = apps.get_model("content", "ProgrammePage").objects
        kinds = apps.get_model("contenttypes", "ContentType").objects
        self.kind, _new = kinds.get_or_create(app_label="content", model="programmepage")
        self.found: dict[tuple[int, str], Any] = {}
        self.keys: dict[tuple[uuid.UUID, str], uuid.UUID] = {}

    def of(self, trial: Any, name: str, owner: str, *, live: bool) -> int | None:
        """The number of the page for this name in the language of the trial."""
        name = name.strip()
        if not name:
            return None
        place = (trial.locale_id, name)
        if place not in self.found:
            self.found[place] = self._add(trial, name, owner, live=live)
        return self.found[place].pk

    def _add(self, trial: Any, name: str, owner: str, *, live: bool) -> Any:
        parent = self.pages.get(path=trial.path[:-STEP])
        slug = self._slug(parent, name)
        now = timezone.now() if live else None
        page = self.made.create(
            title=name,
            draft_title=name,
            slug=slug,
            path=parent.path + self._next_step(parent),
            depth=parent.depth + 1,
            numchild=0,
            url_path=f"{parent.url_path}{slug}/",
            content_type=self.kind,
            locale_id=trial.locale_id,
            translation_key=self._key(trial),
            live=live,
            has_unpublished_changes=not live,
            first_published_at=now,
            last_published_at=now,
            owner_name=owner.strip()[:200],
        )
        parent.numchild += 1
        parent.save(update_fields=["numchild"])
        return page

    def _key(self, trial: Any) -> uuid.UUID:
        """Programmes of trials that are translations of each other are translations too."""
        key = uuid.uuid5(uuid.NAMESPACE_URL, f"programme of {trial.translation_key}")
        for other in self.made.filter(trials__translation_key=trial.translation_key):
            key = other.translation_key
        taken = self.made.filter(translation_key=key, locale_id=trial.locale_id).exists()
        return uuid.uuid4() if taken else key

    def _slug(self, parent: Any, name: str) -> str:
        beside = self.pages.filter(path__startswith=parent.path, depth=parent.depth + 1)
        taken = set(beside.values_list("slug", flat=True))
        base = slugify(name)[:200] or "ohjelma"
        return next(slug for slug in [base, *(f"{base}-{n}" for n in range(2, 1000))] if slug not in taken)

    def _next_step(self, parent: Any) -> str:
        beside = self.pages.filter(path__startswith=parent.path, depth=parent.depth + 1)
        last = beside.order_by("-path").values_list("path", flat=True).first()
        number = int(last[-STEP:], 36) + 1 if last else 1
        step = ""
        while number:
            number, digit = divmod(number, 36)
            step = DIGITS[digit] + step
        return step.rjust(STEP, "0")


def change(apps: Any, _schema_editor: Any) -> None:
    programmes = Programmes(apps)
    trials = {}
    for trial in apps.get_model("content", "TrialPage").objects.order_by("path"):
        trial.regions, trial.area = parted(trial.area)
        number = programmes.of(trial, trial.programme_name, trial.programme_owner, live=trial.live)
        trial.part_of_id = number
        trial.save(update_fields=["regions", "area", "part_of"])
        trials[str(trial.pk)] = trial
    revisions = apps.get_model("wagtailcore", "Revision").objects.filter(
        content_type__app_label="content", content_type__model="trialpage"
    )
    for revision in revisions.iterator(chunk_size=200):
        content, trial = revision.content, trials.get(revision.object_id)
        codes, content["area"] = parted(content.get("regions") or "")
        content["regions"] = f",{','.join(codes)}," if codes else ""
        name, owner = content.pop("programme_name", "") or "", content.pop("programme_owner", "") or ""
        if trial is not None:
            content["part_of"] = programmes.of(trial, name, owner, live=False) or trial.part_of_id
        revision.save(update_fields=["content"])


class Migration(migrations.Migration):
    dependencies = [
        ("content", "0020_programmes_and_projects"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(change, migrations.RunPython.noop, elidable=False)]
