#!/bin/sh
# What the tests need from the system: a browser, Voikko, PostgreSQL, Redis, gettext, ffmpeg.
# Installs what is missing with apt, as root or through sudo. Where that cannot be, says what is left out.
# `production` adds what stands before the web processes.
set -u
what=${1:-}

has() { command -v "$1" >/dev/null 2>&1; }
has_chrome() {
    for name in "${CHROME:-}" chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        [ -n "$name" ] && has "$name" && return 0
    done
    return 1
}
has_voikko() {
    { /sbin/ldconfig -p 2>/dev/null | grep -q libvoikko; } || ls /usr/lib/*/libvoikko.so* >/dev/null 2>&1
}
has_daemon() { has "$1" || [ -x "/usr/sbin/$1" ]; }
has_postgres() { has pg_ctl || ls /usr/lib/postgresql/*/bin/pg_ctl >/dev/null 2>&1; }

list_missing() {
    has_chrome || echo chromium
    has_voikko || echo libvoikko1 voikko-fi
    has_postgres || echo postgresql
    has redis-server || echo redis-server
    has xgettext || echo gettext
    has ffmpeg || echo ffmpeg
    [ "$what" != production ] || has_daemon varnishd || echo varnish
    [ "$what" != production ] || has caddy || echo caddy
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
    has apt-get || return 1
    [ "$(id -u)" = 0 ] || { has sudo && sudo -n true 2>/dev/null; }
}

# A fresh machine gets the browser without windows: the same engine, much quicker. Any other will do as well.
if [ -n "${CI:-}" ] && [ -z "${CHROME:-}" ] && ! has chromium-headless-shell && may_install; then
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get update -qq && as_root apt-get install -y -qq --no-install-recommends \
        chromium-headless-shell >/dev/null 2>&1 || echo "No chromium-headless-shell here; another browser will do."
fi

missing=$(list_missing)
[ -z "$missing" ] && exit 0
if may_install; then
    echo "Installing with apt:" $missing
    export DEBIAN_FRONTEND=noninteractive
    for attempt in 1 2 3; do
        as_root apt-get update -qq && break
        echo "apt-get update failed ($attempt of 3)"
        sleep $((attempt * 5))
    done
    # One by one: a package that this system does not have keeps no other away.
    for package in $missing; do
        as_root apt-get install -y -qq --no-install-recommends "$package" >/dev/null ||
            echo "Could not install $package"
    done
    missing=$(list_missing)
fi
[ -z "$missing" ] && exit 0
echo "Left out, because this is missing here:" $missing
echo "To install it: sudo apt install" $missing
[ -z "${REQUIRE_ALL:-}" ]
