"""What stands where: the fields of the national service data (PTV, open API v11) and ours. Written once.

Names on the left are PTV's own. Read both ways: `from_ptv.py` brings in, `to_ptv.py` tells out.
"""

from dataclasses import dataclass
from uuid import UUID, uuid5

LANGUAGES = ("fi", "sv", "en")
NAME = "Name"
PUBLISHED = "Published"
NATIONWIDE, BUT_ALAND, LIMITED = "Nationwide", "NationwideExceptAlandIslands", "LimitedType"
REGION_AREA = "Region"
ALAND = "21"
RESPONSIBLE = "Responsible"
LOCATION, WEEKLY, OVER_MIDNIGHT = "ServiceLocation", "DaysOfTheWeek", "OverMidnight"


@dataclass(frozen=True)
class TextRow:
    """One text of a service: the list and type that hold it there, the field here, and how much fits here."""

    there: str
    kind: str  # empty where the list has no types
    here: str
    most: int  # signs
    is_one_line: bool = False


TEXTS = (
    TextRow("serviceNames", NAME, "title", 255, is_one_line=True),
    TextRow("serviceDescriptions", "Summary", "summary", 400),
    TextRow("serviceDescriptions", "Description", "what", 10_000),
    TextRow("serviceDescriptions", "UserInstruction", "get_in", 10_000),
    TextRow("serviceDescriptions", "ChargeTypeAdditionalInfo", "cost", 400),
    TextRow("requirements", "", "for_whom", 10_000),
)
# Out of service channels of the type ServiceLocation. `get_in` has lines of every channel after its own.
OF_CHANNELS = {"place": 400, "hours": 400, "access": 10_000}
SHARED = ("regions", "needs", "organisation")

CHARGES = {
    "FreeOfCharge": {"fi": "Maksuton.", "sv": "Avgiftsfri.", "en": "Free of charge."},
    "Chargeable": {"fi": "Maksullinen.", "sv": "Avgiftsbelagd.", "en": "There is a charge."},
}


@dataclass(frozen=True)
class ServiceClass:
    """A class of services by its Finnish name; code and address only where they could be looked up."""

    name: str
    code: str = ""
    uri: str = ""


# Which class a need is told as. Each of them is brought in as the same need again.
CLASS_OF = {
    "work": ServiceClass("Työ ja työttömyys", "P10", "http://urn.fi/URN:NBN:fi:au:ptvl:v1096"),
    "studies": ServiceClass("Koulutus"),
    "health": ServiceClass("Terveydenhuolto, sairaanhoito ja ravitsemus"),
    "money": ServiceClass("Yksityinen talous ja rahoitus"),
    "company": ServiceClass("Sosiaalipalvelujen vertais- ja vapaaehtoistoiminta"),
    "everyday": ServiceClass("Sosiaalipalvelujen oheis- ja tukipalvelut"),
    "own-business": ServiceClass("Yrityksen perustaminen"),
    "employing": ServiceClass("Työnantajan palvelut"),
}
# Further classes that are brought in as a need.
MORE_CLASSES = {
    "work": (
        "Tuettu työllistyminen",
        "Työnhaku ja työpaikat",
        "Työkyky ja ammatillinen kuntoutus",
        "Ammatinvalinta ja urasuunnittelu",
    ),
    "studies": (
        "Aikuis- ja täydennyskoulutus",
        "Ammatinvalinta ja opintojen ohjaus",
        "Koulutukseen hakeminen",
        "Oppisopimus",
        "Toisen asteen ammatillinen koulutus",
    ),
    "health": (
        "Kuntoutus",
        "Perusterveydenhuolto",
        "Päihde- ja mielenterveyspalvelut",
        "Terveyden ja hyvinvoinnin neuvonta- ja ohjauspalvelut",
        "Terveyspalvelut",
        "Työkyky ja ammatillinen kuntoutus",
    ),
    "money": (
        "Asumisen tuet",
        "Henkilön talous- ja velkaneuvonta",
        "Opintojen tukeminen",
        "Toimeentulotuki",
        "Työkyvyttömyyseläke",
        "Työttömän tuet ja etuudet",
    ),
    "company": ("Terveyden vertais- ja vapaaehtoistoiminta", "Työttömien järjestöt ja vertaistuki"),
    "everyday": (
        "Asioinnin tukipalvelut",
        "Asumispalvelut",
        "Henkilökohtaisen avustajan palvelut",
        "Sosiaalipalvelujen neuvonta- ja ohjauspalvelut",
    ),
    "own-business": ("Liiketoiminnan kehittäminen", "Yrittäjäkoulutus"),
    "employing": ("Henkilöstöhankinta", "Palveluja työnantajalle"),
}
NEEDS_OF = {
    name.casefold(): tuple(
        need for need in CLASS_OF if name == CLASS_OF[need].name or name in MORE_CLASSES[need]
    )
    for name in (
        *(each.name for each in CLASS_OF.values()),
        *(n for names in MORE_CLASSES.values() for n in names),
    )
}
NEED_OF_CODE = {each.code: need for need, each in CLASS_OF.items() if each.code}

# What a service of v11 may hold. A key besides these is told to whoever imports: the shape may have changed.
USED = {
    *("id", "modified", "publishingStatus", "serviceNames", "serviceDescriptions", "requirements"),
    *("serviceChargeType", "areaType", "areas", "serviceClasses", "organizations", "serviceChannels"),
    "generalDescriptionId",
}
LEFT = {
    *("sourceId", "type", "fundingType", "languages", "legislation", "keywords", "serviceVouchersInUse"),
    *("serviceVouchers", "versionId", "subType", "ontologyTerms", "targetGroups", "lifeEvents"),
    *("industrialClasses", "serviceCollections", "responsibleSoteOrganization", "mainOrganization"),
    *("serviceProducers", "security", "municipalities", "availableLanguages"),
}
# Ours that have no place there, or are no business of others.
NOT_TOLD = (
    *("visit", "path_read", "answers", "employer_summary", "employer_gets", "employer_cost"),
    *("employer_source", "for_job", "youngest", "oldest", "last_checked", "next_check", "trial_links"),
)


def place_id(service: UUID) -> UUID:
    """The id of the place of a service, as a channel of our own telling."""
    return uuid5(service, "place")
