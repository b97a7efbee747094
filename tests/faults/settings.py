"""What the servers of a run stand on: as in the tests, but a room's state is remembered as in real life."""

from portal.settings.base import ROOM_STATE_SECONDS as AS_IT_RUNS
from portal.settings.test import *  # noqa: F403

ROOM_STATE_SECONDS = AS_IT_RUNS
RIGHTS_WITHOUT_PASSKEY = True  # its people sign in without a device
