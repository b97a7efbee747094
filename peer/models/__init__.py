"""The tables of this app."""

from .desk import CareLine, Claim, LogEntry, ModeratorNote
from .duty import DeskChoice, ExceptionDay, HandOverNote, Presence, Shift, Weekday, WeeklyHours
from .messages import Change, HardMark, Message
from .moderation import Appeal, Decision, Flag, Notice, Reason
from .people import Block, FormerName, Mute, NameForAll, Participant, PastBlock
from .rooms import HouseRules, Room, RoomInvitation

__all__ = [
    "Appeal",
    "Block",
    "CareLine",
    "Change",
    "Claim",
    "Decision",
    "DeskChoice",
    "ExceptionDay",
    "Flag",
    "FormerName",
    "HandOverNote",
    "HardMark",
    "HouseRules",
    "LogEntry",
    "Message",
    "ModeratorNote",
    "Mute",
    "NameForAll",
    "Notice",
    "Participant",
    "PastBlock",
    "Presence",
    "Reason",
    "Room",
    "RoomInvitation",
    "Shift",
    "Weekday",
    "WeeklyHours",
]
