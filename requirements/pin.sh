#!/bin/sh
# Writes the exact pins with hashes from pyproject.toml. Run after a change of a dependency: make pins
set -eu
cd "$(dirname "$0")/.."
pin() {
    .venv/bin/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make pins" --output-file "$@"
}
pin requirements/base.txt
pin requirements/dev.txt --group dev
