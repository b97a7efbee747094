"""The choices about reading in the account: on another device they are there after signing in."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from portal.reading import keeping

from .models import User


def connect() -> None:
    """From now on choices are kept, and come back."""
    keeping.chosen.connect(_keep, dispatch_uid="keep_reading")
    user_logged_in.connect(_bring_back, dispatch_uid="bring_back_reading")


def _keep(sender: Any, *, person: User | AnonymousUser, cookie: str, **_: Any) -> None:
    if isinstance(person, User) and person.reading != cookie:
        User.objects.filter(pk=person.pk).update(reading=cookie)


def _bring_back(sender: Any, *, request: HttpRequest, user: User, **_: Any) -> None:
    keeping.bring_back(request, user.reading)
