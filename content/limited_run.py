"""Runs one program under limits that it cannot lift: `limited_run.py MEMORY SECONDS LARGEST PROGRAM …`.

A script of its own, without Django: limits set in a forked server process could freeze that process.
"""

import os
import resource
import sys


def run(memory: int, seconds: int, largest: int, command: list[str]) -> None:
    """Becomes the program, with so much memory, so many seconds of work and no larger file than said."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))
    os.nice(10)  # whoever waits for a page goes first
    os.execv(command[0], command)  # noqa: S606  a list of words, no shell


if __name__ == "__main__":
    run(int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
