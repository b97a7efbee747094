vcl 4.1;

# The HTTP cache before the web processes. It keeps only what the portal says is the same for everybody:
# a page that names what it shows (X-Page-Marks), and static files. Everything else goes straight through.

import directors;
import std;

# Gives web_1 and web_2: the web processes. Another setup brings a file of its own.
include "backends.vcl";

sub vcl_init {
    new web = directors.round_robin();
    web.add_backend(web_1);
    web.add_backend(web_2);
}

sub vcl_recv {
    set req.backend_hint = web.backend();
    unset req.http.X-Ban;
    # Sockets never come here. Nothing is piped: a piped connection would stay open past the cache for others.
    unset req.http.Upgrade;

    # Only the portal reaches this socket; it is never behind the proxy and never open to others.
    if (local.socket == "inside") {
        if (req.method == "BAN" && req.http.X-Forget == "everything") {
            std.ban("obj.status != 0");
            return (synth(200, "Forgotten"));
        }
        if (req.method == "BAN" && req.http.X-Forget ~ "^[0-9a-f|]+$") {
            std.ban("obj.http.X-Page-Marks ~ " + req.http.X-Forget);
            return (synth(200, "Forgotten"));
        }
        if (req.method == "PURGE") {
            return (purge);
        }
        return (synth(405));
    }
    if (req.method == "BAN" || req.method == "PURGE") {
        return (synth(405));
    }
    if ((req.method != "GET" && req.method != "HEAD") || req.http.Authorization) {
        return (pass);
    }
    # The portal keeps no page with a question in its address, apart from the number of a list's page.
    if (req.url ~ "\?" && req.url !~ "\?page=[0-9]{1,6}$" && req.url !~ "^/static/") {
        return (pass);
    }
    if (req.url ~ "^/(admin|metrics|health)(/|$)") {
        return (pass);
    }
    # Who turned easy Finnish on and arrives at a Finnish page is led to the easy one (portal/reading/arriving.py).
    if (req.url ~ "^/fi/" && req.http.Cookie ~ "(^|; ?)reading=[^;]*easy=yes") {
        return (pass);
    }
    return (hash);
}

sub vcl_hash {
    hash_data(req.url);
    hash_data(req.http.Host);
    hash_data(req.http.X-Forwarded-Proto);
    return (lookup);
}

sub vcl_backend_response {
    set beresp.grace = 5s;
    set beresp.keep = 0s;
    if (beresp.status == 200 && bereq.url ~ "^/static/" && beresp.http.Cache-Control ~ "public") {
        return (deliver);
    }
    if (beresp.status != 200 || !beresp.http.X-Page-Marks || beresp.http.Set-Cookie
            || beresp.http.Vary ~ "(?i)cookie" || beresp.http.Cache-Control !~ "^public") {
        # Remembered for two minutes, so that those who ask at once do not wait for each other.
        set beresp.ttl = 120s;
        set beresp.grace = 0s;
        set beresp.uncacheable = true;
        return (deliver);
    }
    # What is taken back must be gone within a minute, also if nobody says so: 20 + 5 here, the rest in a browser.
    set beresp.ttl = 20s;
    if (beresp.http.Content-Type ~ "^(text/|application/(json|xml|atom|rss|ld|javascript))") {
        set beresp.do_gzip = true;
    }
    return (deliver);
}

sub vcl_deliver {
    unset resp.http.X-Page-Marks;
    unset resp.http.X-Varnish;
    unset resp.http.Via;
}

sub vcl_synth {
    set resp.http.Content-Type = "text/plain; charset=utf-8";
    synthetic(resp.reason);
    return (deliver);
}

# No web process answers. The page asks for nothing and says what to do.
sub vcl_backend_error {
    set beresp.http.Content-Type = "text/html; charset=utf-8";
    set beresp.http.Cache-Control = "no-store";
    set beresp.http.Retry-After = "30";
    synthetic({"<!doctype html><html lang="fi"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>Hetki vain</title>
<h1>Hetki vain</h1><p>Sivu ei juuri nyt vastaa. Yritä uudelleen minuutin päästä.</p>
<p lang="sv">Sidan svarar inte just nu. Försök igen om en minut.</p>
<p lang="en">The page does not answer just now. Try again in a minute.</p>
"});
    return (deliver);
}
