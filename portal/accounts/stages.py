"""The steps of signing in that are ours."""

from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest

from .permissions import looks_after_others


class SecondStep(AuthenticateStage):
    """After a mailed code, a passkey too, where the person has one and looks after others.

    For everybody else a passkey is another way in, not a second lock: whoever loses a phone gets in by mail.
    """

    def _should_handle(self, request: HttpRequest) -> bool:
        user = self.login.user
        return user is not None and looks_after_others(user) and super()._should_handle(request)
