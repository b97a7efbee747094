"""The tables of this app."""

from .duty import Presence
from .messages import Change, Message
from .moderation import Decision, Flag, Notice, Reason
from .people import Block, Participant
from .rooms import HouseRules, Room

__all__ = [
    "Block",
    "Change",
    "Decision",
    "Flag",
    "HouseRules",
    "Message",
    "Notice",
    "Participant",
    "Presence",
    "Reason",
    "Room",
]
