"""People, how they came in, by what they sign in, what they are mailed, and how they part."""

from .cards import CardRequest, SignInCard
from .devices import Device, device_in_words
from .joining import Invitation, Joining, JoiningRequest
from .parting import DataCopy, Farewell
from .people import User, UserManager
from .waiting import WaitingMail

__all__ = [
    "CardRequest",
    "DataCopy",
    "Device",
    "Farewell",
    "Invitation",
    "Joining",
    "JoiningRequest",
    "SignInCard",
    "User",
    "UserManager",
    "WaitingMail",
    "device_in_words",
]
