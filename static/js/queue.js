/* Keeps the moderators' queue fresh: after a hint it asks for the same page again and puts the list in place. */

const SLOWLY = 60000;
const queue = document.querySelector("[data-queue]");

async function look() {
    const answer = await fetch(window.location.href, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-queue]");
    if (fresh) put(fresh);
}

function put(fresh) {
    const count = queue.querySelector("[data-count]");
    const said = fresh.querySelector("[data-count]").textContent;
    const focus = document.activeElement && document.activeElement.getAttribute("href");
    const old = queue.querySelector(".rows, .empty");
    const rows = fresh.querySelector(".rows, .empty");
    if (old.innerHTML !== rows.innerHTML) old.replaceWith(rows);
    // The same words are not said again.
    if (count.textContent !== said) count.textContent = said;
    const again = focus && queue.querySelector(`a[href="${CSS.escape(focus)}"]`);
    if (again) again.focus();
}

function listen(failures = 0) {
    const address = new URL(queue.dataset.socket, window.location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    socket.addEventListener("open", () => {
        failures = 0;
        look();
    });
    socket.addEventListener("message", () => look());
    socket.addEventListener("close", (event) => {
        if (event.code === 4401 || event.code === 4403) return;
        setTimeout(() => listen(failures + 1), Math.min(15000, 500 * 2 ** failures));
    });
}

if (queue) {
    for (const part of document.querySelectorAll("[data-without-script]")) part.hidden = true;
    listen();
    setInterval(look, SLOWLY);
}
