"""The house rules, in the order in which their reasons are told. A new rule is one file, named here."""

from ..verdict import Rule
from . import (
    bank_account,
    crisis,
    email_address,
    flooding,
    handle,
    identity_code,
    insult,
    link,
    medicine_trade,
    method,
    money_trick,
    phone_number,
    repetition,
    sexual_approach,
    shouting,
    staff_claim,
    threat,
)

RULES: tuple[Rule, ...] = (
    crisis.RULE,
    flooding.RULE,
    repetition.RULE,
    identity_code.RULE,
    bank_account.RULE,
    phone_number.RULE,
    email_address.RULE,
    handle.RULE,
    link.RULE,
    method.RULE,
    threat.RULE,
    insult.RULE,
    medicine_trade.RULE,
    money_trick.RULE,
    sexual_approach.RULE,
    staff_claim.RULE,
    shouting.RULE,
)
