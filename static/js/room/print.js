/* "Print" on the transcript: the same as the browser's own, in a place that is easy to find. */

for (const place of document.querySelectorAll("[data-print]")) {
    place.hidden = false;
    place.querySelector("button").addEventListener("click", () => window.print());
}
