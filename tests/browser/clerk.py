"""Runs beside a site under test and does small things in its database.

Reads one JSON string of Python code a line, runs it, and answers with one JSON object a line:
`{"said": what it printed}` or `{"failed": the trace}`.
"""

import contextlib
import io
import json
import sys
import traceback

import django
from django.db import close_old_connections


def main() -> None:
    django.setup()
    answers = sys.stdout
    for line in sys.stdin:
        close_old_connections()
        said = io.StringIO()
        try:
            with contextlib.redirect_stdout(said):
                exec(json.loads(line), {"__name__": "clerk"})
            answer = {"said": said.getvalue()}
        except BaseException:  # noqa: BLE001  whatever fails is told to the one who asked
            answer = {"failed": traceback.format_exc()}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
