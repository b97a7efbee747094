"""What people do on the seeded site, and whether it held: each step in a process of its own.

`python -m tests.drill.acts STEP FACTS` reads and writes the facts (numbers of rows) in a JSON file.
"""

import json
import sys
from pathlib import Path
from typing import Any

import django

Facts = dict[str, Any]


def main(step: str, path: Path) -> None:
    """Does the step; the facts of earlier ones are known to it."""
    django.setup()
    from . import living, older

    steps = {
        "seed": living.seed,
        "more": living.live_on,
        "late": living.act_late,
        "held": living.promises,
        "open": living.open_pages,
        "old": older.make_older,
        "read_old": older.read_older,
    }
    facts = json.loads(path.read_text()) if path.exists() else {}
    path.write_text(json.dumps(facts | steps[step](facts), indent=1))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
