"""Steps of signing in that several test files take."""

import re

LOGIN, CONFIRM, ME = "/fi/accounts/login/", "/fi/accounts/login/code/confirm/", "/fi/me/"


def code_in(letter) -> str:
    """The code in a mail."""
    return re.search(r"\d{3}-\d{3}", letter.body).group()


def ask_for_code(client, email, path=LOGIN):
    """Asks for a code by mail."""
    return client.post(path, {"email": email})
