"""Steps of joining that several test files take."""

import re

from django.core import mail

from portal.accounts.models import JoiningRequest

JOIN, CODE = "/fi/join/", "/fi/join/code/"


def answers(**changed):
    told = {
        "way": "invitation",
        "code": "",
        "first_name": "Tuuli",
        "email": "tuuli@example.org",
        "age": "on",
        "notice": "on",
        "health": "on",
        "about": "",
    }
    return {name: value for name, value in {**told, **changed}.items() if value is not None}


def mailed_code() -> str:
    return re.search(r"\d{3}-\d{3}", mail.outbox[-1].body).group()


def ask(client, **changed):
    client.post(JOIN, answers(way="approval", **changed))
    client.post(CODE, {"code": mailed_code()})
    return JoiningRequest.objects.latest("pk")
