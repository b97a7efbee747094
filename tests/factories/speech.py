"""A program that reads aloud as espeak-ng would, for tests: so many seconds of silence, noted in a file."""

import stat
import sys
from pathlib import Path

PROGRAM = """#!{python} -S
import sys, wave
words = dict(zip(sys.argv[1::1], sys.argv[2::1]))
text = sys.stdin.buffer.read().decode()
with open({noted!r}, "a") as noted:
    noted.write(words["-v"] + " " + text + "\\n")
{more}
with wave.open(words["-w"], "wb") as file:
    file.setparams((1, 2, 22050, 0, "NONE", ""))
    file.writeframes(bytes(int(22050 * {seconds}) * 2))
"""


def fake_voice(folder: Path, *, seconds: float = 1.0, more: str = "") -> str:
    """The path of the program; what it was told stands in `told(folder)`. `more` is done before it speaks."""
    path = folder / "voice"
    noted = str(folder / "told")
    path.write_text(PROGRAM.format(python=sys.executable, noted=noted, seconds=seconds, more=more))
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def told(folder: Path) -> list[str]:
    """Each text that it was given, after its voice."""
    path = folder / "told"
    return path.read_text().splitlines() if path.exists() else []
