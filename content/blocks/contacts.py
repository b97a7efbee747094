"""Whom to ask: a role, never a person, and the day until which it holds."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from ..role_words import holds_contacts
from . import samples

NO_CONTACTS = [
    _("Write the role alone, without a phone number or an e-mail address."),
    _("They have fields of their own here."),
]
# RFC 2606: addresses for examples, at which nobody ever reads.
OF_EXAMPLES = ("example.com", "example.net", "example.org", ".example")


class ContactValue(blocks.StructValue):
    """A contact as it is written."""

    @property
    def is_example(self) -> bool:
        """Whether its address is one of those kept for examples: readers are told that it is invented."""
        return str(self.get("email") or "").rstrip(".").lower().endswith(OF_EXAMPLES)


class Contact(blocks.StructBlock):
    """One role that answers. After its last day readers do not see it; nobody has to remember that."""

    role = blocks.CharBlock(
        label=_("Role"), max_length=120, help_text=_("A role, no person: for example project office.")
    )
    organisation = blocks.CharBlock(label=_("Organisation"), required=False, max_length=160)
    email = blocks.EmailBlock(label=_("Email"), required=False)
    phone = blocks.CharBlock(label=_("Phone"), required=False, max_length=40)
    valid_until = blocks.DateBlock(
        label=_("Shown until"), help_text=_("After this day readers do not see it.")
    )

    def clean(self, value: Any) -> Any:
        """Refuses a role that nobody can reach, and one that is named by its number or address."""
        cleaned = super().clean(value)
        if holds_contacts(cleaned["role"]):
            raise StructBlockValidationError({"role": ValidationError(NO_CONTACTS)})
        if not cleaned.get("email") and not cleaned.get("phone"):
            raise StructBlockValidationError(
                {"email": ValidationError(_("Write an email or a phone number."))}
            )
        return cleaned

    class Meta:
        value_class = ContactValue
        preview_value = staticmethod(samples.contact)
        icon = "mail"
        label = _("Contact")
        template = "blocks/contact.html"


def holds(contact: Any, today: datetime.date) -> bool:
    """Whether a contact is still to be shown; its last day is among the days."""
    return bool(contact["valid_until"] and today <= contact["valid_until"])


def holding(stream: Iterable[Any], today: datetime.date) -> list[Any]:
    """Of a stream of contacts, the blocks that hold today."""
    return [block for block in stream if holds(block.value, today)]
