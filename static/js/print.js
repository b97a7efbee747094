/* "Print": the same as the browser's own, in a place that is easy to find. Without this a sentence says how. */

for (const place of document.querySelectorAll("[data-print]")) {
    place.hidden = false;
    place.querySelector("button").addEventListener("click", () => window.print());
}
for (const how of document.querySelectorAll("[data-print-how]")) how.hidden = true;
