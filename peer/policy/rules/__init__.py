"""The house rules, in the order in which their reasons are told. A new rule is one file, named here."""

from ..verdict import Rule
from . import crisis, email_address, flooding, identity_code, link, phone_number, repetition

RULES: tuple[Rule, ...] = (
    crisis.RULE,
    flooding.RULE,
    repetition.RULE,
    identity_code.RULE,
    phone_number.RULE,
    email_address.RULE,
    link.RULE,
)
