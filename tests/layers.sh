#!/bin/sh
# The tests in two runs: all but the browser, then the browser (its loop and the socket tests' loops do not mix).
# `walks` leaves the slow page-by-page accessibility run out of the second.
set -u
cd "$(dirname "$0")/.."
only=""
[ "${1:-}" = walks ] && only="walk or harness"

# On every core; the same order of sets in every process, or they would not agree on the tests.
export PYTHONHASHSEED=0
.venv/bin/pytest tests --ignore=tests/browser --numprocesses auto --maxprocesses 4
first=$?
# A browser on a busy machine may have bad luck once (a test that needed its second try is named at the end).
DJANGO_ALLOW_ASYNC_UNSAFE=true .venv/bin/pytest tests/browser -k "$only" --numprocesses auto --maxprocesses 2 --dist loadfile --reruns 1
second=$?
[ $first -eq 0 ] && [ $second -eq 0 ]
