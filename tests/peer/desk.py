"""The moderators' desk, as its tests look at it."""

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
QUEUE = "/en/queue/"


def said(response):
    """The page in words."""
    return response.content.decode()
