"""Files in YAML that belong to the code: texts, lists, examples."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

# The parser written in C reads the same ten times as fast; an installation without it has the other.
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def read_yaml(file: Path) -> Any:
    """What the file tells, read once in each process: nobody may change it."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506  safe, either of them
