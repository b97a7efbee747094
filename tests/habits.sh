#!/bin/sh
# The habits of the house, all at once on every core; said one after the other, and at the end what failed.
set -u
cd "$(dirname "$0")/.."
export PATH="$PWD/.venv/bin:$PATH"
said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT
count=0

hold() {
    count=$((count + 1))
    echo "$1" >"$said/$count.habit"
    shift
    { "$@" >"$said/$count.words" 2>&1 || touch "$said/$count.failed"; } &
}

in_production() {
    env DJANGO_SETTINGS_MODULE=portal.settings.production DEMO= DATA_DIR="$(mktemp -d)" \
        SECRET_KEY=only-for-this-check-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF \
        DATABASE_URL=postgresql://portal@localhost/portal REDIS_URL=redis://localhost:6379/0 \
        ALLOWED_HOSTS=portal.example "$@"
}

hold "style" ruff check --quiet .
hold "layout" ruff format --check --quiet .
hold "types" mypy portal content peer media_studio
hold "import contracts" lint-imports --no-cache --no-logo
hold "templates parse" curlylint --quiet --parse-only templates
hold "templates are laid out alike" djhtml --check --tabwidth 4 templates
hold "migrations are made" env DATA_DIR="$(mktemp -d)" python manage.py makemigrations --check --dry-run
hold "system checks" env DATA_DIR="$(mktemp -d)" python manage.py check --fail-level WARNING
hold "production settings" in_production python manage.py check --deploy --fail-level WARNING
hold "shape, components, contracts, floors, translations" pytest -q tests/portal/habits

wait
failed=""
for number in $(seq "$count"); do
    habit=$(cat "$said/$number.habit")
    echo "── $habit"
    cat "$said/$number.words"
    [ ! -e "$said/$number.failed" ] || failed="$failed\n  $habit"
done
if [ -n "$failed" ]; then
    printf "Not held:$failed\n"
    exit 1
fi
echo "All habits are held."
