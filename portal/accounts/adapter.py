"""How allauth does things here."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Signing in and joining by the rules of the house."""
