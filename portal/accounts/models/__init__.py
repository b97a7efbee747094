"""People, how they came in, what they are mailed, and how they part."""

from .devices import Device, device_in_words
from .joining import Invitation, Joining, JoiningRequest
from .parting import DataCopy, Farewell
from .people import User, UserManager
from .waiting import WaitingMail

__all__ = [
    "DataCopy",
    "Device",
    "Farewell",
    "Invitation",
    "Joining",
    "JoiningRequest",
    "User",
    "UserManager",
    "WaitingMail",
    "device_in_words",
]
