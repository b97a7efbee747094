#!/bin/sh
# The tests in two runs: all but the browser, then the browser (its loop and the socket tests' loops do not mix).
# `walks` is for a second time on other servers: it leaves out what only reads the code, and the slow
# page-by-page accessibility run.
set -u
cd "$(dirname "$0")/.."
only="" unneeded=""
[ "${1:-}" = walks ] && only="walk or harness" unneeded="--ignore=tests/portal/habits"

MOULD=$(mktemp -d)
trap 'rm -rf "$MOULD"' EXIT
.venv/bin/python -m tests.mould "$MOULD" || exit 1
export MOULD

# On every core; the same order of sets in every process, or they would not agree on the tests.
export PYTHONHASHSEED=0
.venv/bin/pytest tests --ignore=tests/browser $unneeded --numprocesses auto --maxprocesses 4
first=$?
# A browser on a busy machine may have bad luck once (a test that needed its second try is named at the end).
DJANGO_ALLOW_ASYNC_UNSAFE=true .venv/bin/pytest tests/browser -k "$only" --numprocesses auto --maxprocesses 2 \
    --dist loadfile --reruns 1
second=$?
[ $first -eq 0 ] && [ $second -eq 0 ]
