{% autoescape off %}// Without a connection a reader sees what one can do. Nothing else is kept: no page that somebody read, no words.
const KEPT = {{ kept }};
const HOME = "{{ home }}";
const FILES = [...Object.values(KEPT.pages), ...KEPT.looks];

self.addEventListener("install", (event) => {
    self.skipWaiting();
    event.waitUntil(caches.open(KEPT.name).then((cache) => cache.addAll(FILES)));
});

self.addEventListener("activate", (event) => {
    const forgetOld = (names) => Promise.all(names.filter((name) => name !== KEPT.name).map((name) => caches.delete(name)));
    event.waitUntil(caches.keys().then(forgetOld).then(() => self.clients.claim()));
});

const pageFor = (address) => KEPT.pages[address.pathname.split("/")[1]] || HOME;

self.addEventListener("fetch", (event) => {
    const address = new URL(event.request.url);
    if (event.request.method !== "GET" || address.origin !== self.location.origin) return;
    if (event.request.mode === "navigate") {
        event.respondWith(fetch(event.request).catch(() => caches.match(pageFor(address))));
    } else if (KEPT.looks.includes(address.pathname)) {
        event.respondWith(fetch(event.request).catch(() => caches.match(address.pathname)));
    }
});
{% endautoescape %}
