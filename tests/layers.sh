#!/bin/sh
# The tests in two runs: all but the browser, then the browser (its loop and the socket tests' loops do not mix).
# What asks no server runs while the mould of the database is made.
# `walks` is for a second time on other servers: it leaves out what only reads the code, and the slow
# page-by-page accessibility run.
set -u
cd "$(dirname "$0")/.."
only=""
[ "${1:-}" = walks ] && only="walk or harness"
run() { .venv/bin/python -m pytest -p tests.apart -p tests.ran "$@"; }

MOULD=$(mktemp -d)
trap 'rm -rf "$MOULD"' EXIT
# The same order of sets in every process, or they would not agree on the tests.
export PYTHONHASHSEED=0
# A hundred processes read the same code: what one has compiled, the next one takes as it is.
unset PYTHONDONTWRITEBYTECODE
# Which tests each run found and ran: at the end, none may have fallen between them.
export RAN="$MOULD/ran"
[ -z "$only" ] || export ONLY_SERVED=yes
reading=""
if [ -z "$only" ]; then
    run tests --ignore=tests/browser --ignore=tests/production --servers=no >"$MOULD/words" 2>&1 &
    reading=$!
fi
.venv/bin/python -m tests.mould "$MOULD" || { [ -z "$reading" ] || kill "$reading"; exit 1; }
export MOULD
# The demo world for the browser, once for all of its processes, while the others are tested.
.venv/bin/python -m tests.browser.site "$MOULD/world" &
world=$!

# On every core, a file in one process: what a file builds for all of its tests is built once. The longest begin.
first=0
for emptying in no yes; do
    run tests --ignore=tests/browser --ignore=tests/production --servers=yes --emptying=$emptying \
        --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder || first=1
done
if [ -n "$reading" ]; then
    wait "$reading" || first=1
    cat "$MOULD/words"
fi
wait "$world" || exit 1
export WORLD="$MOULD/world"
# A browser on a busy machine may have bad luck once (a test that needed its second try is named at the end).
# One process more than cores: each waits much of its time for a page.
# For a second time only the walks are gone: which of the others there are is not asked.
[ -z "$only" ] || RAN=""
DJANGO_ALLOW_ASYNC_UNSAFE=true .venv/bin/python -m pytest -p tests.ran tests/browser -k "$only" \
    --numprocesses $(($(nproc) + 1)) --maxprocesses 4 --dist loadfile --reruns 1
second=$?
.venv/bin/python -m tests.ran "$MOULD/ran" || second=1
# What stands before the web processes, where both servers are at hand.
if [ -n "${DATABASE_URL:-}" ] && [ -n "${REDIS_URL:-}" ]; then
    .venv/bin/pytest tests/production || second=1
fi
[ $first -eq 0 ] && [ $second -eq 0 ]
