/* The editor of the CMS says what the preview shows; how easy that is stands in the panel for checks. */

const AGAIN = 10000; /* after a busy server */
let shown = "";
let asking = null;
let timer = 0;

const check = async (panel, html, lang) => {
    asking?.abort();
    clearTimeout(timer);
    const abort = new AbortController();
    asking = abort;
    const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
    try {
        const answer = await fetch(panel.dataset.plainPanel, {
            method: "POST", signal: abort.signal,
            headers: { "Content-Type": "application/json", "X-CSRFToken": token },
            body: JSON.stringify({ html, lang }),
        });
        const { report, state } = await answer.json();
        const place = panel.querySelector("[data-plain-report]");
        const words = panel.querySelector(`template[data-plain-says="${state}"]`);
        if (report) {
            const open = [...place.querySelectorAll("details[open]")].map((one) => one.closest("[data-kind]")?.dataset.kind + one.className);
            place.innerHTML = report; /* the server's own template */
            place.querySelectorAll("details").forEach((one) => { one.open = open.includes(one.closest("[data-kind]")?.dataset.kind + one.className); });
        } else if (words) {
            place.replaceChildren(words.content.cloneNode(true));
        }
        if (state === "busy") timer = setTimeout(() => check(panel, html, lang), AGAIN);
    } catch {
        shown = ""; /* no connection: the next preview asks again */
    }
};

document.addEventListener("w-preview:content", ({ detail: { content } }) => {
    const panel = document.querySelector("[data-plain-panel]");
    if (!panel || content.innerHTML === shown) return;
    shown = content.innerHTML;
    check(panel, content.innerHTML, content.lang);
});
