"""People, and how they came in."""

from .joining import Invitation, Joining, JoiningRequest
from .people import User, UserManager

__all__ = ["Invitation", "Joining", "JoiningRequest", "User", "UserManager"]
