"""Services as a national source would tell them. Every word, place and address is invented."""

import json
from typing import Any

SERVICE_ID = "11111111-2222-4333-8444-555555555501"
OTHER_ID = "11111111-2222-4333-8444-555555555502"
PLACE_ID = "11111111-2222-4333-8444-666666666601"
ORGANISATION_ID = "11111111-2222-4333-8444-777777777701"


def words(value: str, language: str = "fi", kind: str = "") -> dict[str, str]:
    """One localised item."""
    return {"language": language, "value": value} | ({"type": kind} if kind else {})


def service(**changed: Any) -> dict[str, Any]:
    """One whole service in Finnish and Swedish."""
    told: dict[str, Any] = {
        "id": SERVICE_ID,
        "type": "Service",
        "serviceNames": [words("Työpaja Ratas", "fi", "Name"), words("Verkstaden", "sv", "Name")],
        "serviceDescriptions": [
            words("Pajalla kokeilet työtä.", "fi", "Summary"),
            words("Teet töitä pienessä ryhmässä.\nOhjaaja on paikalla.", "fi", "Description"),
            words("Soita ja varaa aika.", "fi", "UserInstruction"),
            words("Maksuton kaikille.", "fi", "ChargeTypeAdditionalInfo"),
            words("På verkstaden provar du arbete.", "sv", "Summary"),
        ],
        "requirements": [words("sinulle, joka etsit työtä")],
        "areaType": "LimitedType",
        "areas": [{"type": "Region", "code": "06", "name": [words("Pirkanmaa")]}],
        "serviceClasses": [{"name": [words("Tuettu työllistyminen")], "code": "P10.3"}],
        "organizations": [
            {"roleType": "Producer", "organization": {"id": OTHER_ID, "name": "Tuottaja"}},
            {"roleType": "Responsible", "organization": {"id": ORGANISATION_ID, "name": "Esimerkkilä"}},
        ],
        "serviceChannels": [],
        "publishingStatus": "Published",
        "modified": "2026-10-01T08:00:00.123Z",
    }
    return told | changed


def place(**changed: Any) -> dict[str, Any]:
    """A place at which it is given."""
    told: dict[str, Any] = {
        "id": PLACE_ID,
        "serviceChannelType": "ServiceLocation",
        "addresses": [
            {
                "type": "Location",
                "subType": "Single",
                "streetAddress": {
                    "street": [words("Ratastie")],
                    "streetNumber": "5",
                    "postalCode": "33100",
                    "postOffice": [words("ESIMERKKILÄ")],
                    "additionalInformation": [words("Toinen kerros.")],
                },
                "entrances": [
                    {
                        "contactInfo": {"email": "maija.malli@example.org"},
                        "accessibilitySentences": [
                            {"sentences": [{"sentence": [words("Ovella on luiska.")]}]}
                        ],
                    }
                ],
            }
        ],
        "serviceHours": [
            {
                "serviceHourType": "DaysOfTheWeek",
                "validForNow": True,
                "openingHour": [
                    {"dayFrom": "Monday", "dayTo": "Friday", "from": "09:00:00", "to": "15:30:00"},
                ],
            },
            {"serviceHourType": "Exceptional", "validTo": "2026-12-24T00:00:00Z", "isClosed": True},
        ],
        "phoneNumbers": [
            {"type": "Phone", "language": "fi", "prefixNumber": "+358", "number": "401234567"}
            | {"additionalInformation": "Maija"},
            {"type": "Fax", "language": "fi", "number": "0401234568"},
        ],
        "supportEmails": [words("paja@example.org"), words("maija.malli@example.org")],
        "webPages": [
            {"url": "https://paja.example.org/", "language": "fi"},
            {"url": "javascript:alert(1)", "language": "fi"},
        ],
    }
    return told | changed


def with_place(**changed: Any) -> dict[str, Any]:
    """A service that names the place."""
    return service(serviceChannels=[{"serviceChannel": {"id": PLACE_ID, "name": "Paja"}}], **changed)


def page(*services: dict[str, Any], **beside: Any) -> bytes:
    """A page of v11."""
    told = {"pageNumber": 1, "pageSize": 100, "pageCount": 1, "itemList": list(services)}
    return json.dumps(told | beside).encode()
