"""People, how they came in, and what they are mailed."""

from .joining import Invitation, Joining, JoiningRequest
from .people import User, UserManager
from .waiting import WaitingMail

__all__ = ["Invitation", "Joining", "JoiningRequest", "User", "UserManager", "WaitingMail"]
