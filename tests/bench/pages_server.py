"""The portal's pages for a server: as they are served, or each made anew."""

import os

from portal.asgi import application as whole
from portal.asgi import http

kept = whole
anew = http if os.environ.get("BENCH_PAGES") else whole
