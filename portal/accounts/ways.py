"""Ways from a person to rows that no field leads to: by the mail address, sessions, work in the queue."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import EmailField, Model, Q, TextField
from django.db.models.functions import Cast
from django_tasks_db.models import DBTaskResult

from portal.kit import clock
from portal.kit.declared_data import way
from portal.kit.personal_data import ADDRESS, SESSIONS, TASKS


def connect() -> None:
    """Called once, at start."""
    way(ADDRESS, by_address)
    way(SESSIONS, by_session)
    way(TASKS, by_task)


def by_address(model: type[Model], person: Any) -> Q:
    """Rows with the person's mail address. It was proven when they joined, so the rows are theirs."""
    found = Q(pk__in=[])
    for field in model._meta.local_fields:
        if isinstance(field, EmailField) and person.email:
            found |= Q(**{f"{field.name}__iexact": person.email})
    return found


def by_session(_model: type[Model], person: Any) -> Q:
    """Sessions in which the person is signed in. Each has to be opened for that: for the worker only."""
    keys = [
        session.session_key
        for session in Session.objects.filter(expire_date__gt=clock.now()).iterator()
        if str(session.get_decoded().get(SESSION_KEY)) == str(person.pk)
    ]
    return Q(pk__in=keys)


def by_task(_model: type[Model], person: Any) -> Q:
    """Work that names the person's address, waiting or done."""
    if not person.email:
        return Q(pk__in=[])
    rows = DBTaskResult.objects.annotate(told=Cast("args_kwargs", TextField()))
    return Q(pk__in=rows.filter(told__contains=person.email).values("pk"))
