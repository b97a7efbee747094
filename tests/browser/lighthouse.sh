#!/bin/sh
# Lighthouse with a phone's profile on the main pages of a running demo; sign-in, and a room as Aino sees it.
# lighthouse.sh http://localhost:8000 [folder for the reports]
set -eu
cd "$(dirname "$0")/../.."
site=${1:-http://localhost:8000}
reports=${2:-$(mktemp -d)}
mkdir -p "$reports"
command -v npx >/dev/null || { echo "Node is missing here: Lighthouse is left out."; exit 0; }
for name in "${CHROME:-}" chromium-headless-shell chromium chromium-browser google-chrome; do
    [ -n "$name" ] && CHROME_PATH=$(command -v "$name") && break
done
export CHROME_PATH
cookie=$(.venv/bin/python manage.py demo_session aino)
echo "{\"Cookie\": \"$cookie\"}" >"$reports/headers.json"
chmod 600 "$reports/headers.json"
first() { # the first link of a page that matches
    curl -s -H "Cookie: $cookie" "$site$1" | grep -o "href=\"$2[^\"#?]*\"" | head -1 | cut -d'"' -f2
}

measure() {
    name=$1 address=$2
    shift 2
    npx --yes lighthouse@12 "$site$address" --quiet --only-categories=accessibility,performance,best-practices \
        --chrome-flags="--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage" \
        --output=json --output-path="$reports/$name.json" "$@" >/dev/null
    .venv/bin/python - "$name" "$reports/$name.json" <<'PYTHON'
import json, sys
scores = json.load(open(sys.argv[2]))["categories"]
print(f"{sys.argv[1]:9}", *(f"{key} {round(value['score'] * 100)}" for key, value in scores.items()))
PYTHON
}

measure home /fi/
measure easy /fi-simple/
measure stories /fi/tarinat/
measure story "$(first /fi/tarinat/ /fi/tarinat/[^\"#?])"
measure news "$(first /fi/uutiset/ /fi/uutiset/[^\"#?])"
measure services /fi/palvelut/
measure service "$(first /fi/palvelut/ /fi/palvelut/[^\"#?])"
measure guide /fi/guide/
measure trials /fi/kokeilut/
measure trial "$(first /fi/kokeilut/ /fi/kokeilut/[^\"#?])"
measure events /fi/tapahtumat/
measure event "$(first /fi/tapahtumat/ /fi/tapahtumat/[^\"#?])"
measure search "/fi/search/?q=ote"
measure sign-in /fi/accounts/login/
measure room "$(first /fi/rooms/ /fi/rooms/[^\"#?])" --extra-headers="$reports/headers.json"
rm -f "$reports/headers.json"
echo "Reports: $reports"
