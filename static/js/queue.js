/* Keeps the moderators' queue fresh: after a hint it asks for the same page again and puts what changed in place. */

const SLOWLY = 60000;
const AT_MOST_EVERY = 2000;
const queue = document.querySelector("[data-queue]");
const title = document.title;
const told = new Set();
let rests = null;
let isAskedAgain = false;

/* However many hints come: at most one look in two seconds, never two at once, and always one after the last hint. */
function lookSoon() {
    if (rests) {
        isAskedAgain = true;
        return;
    }
    rests = Promise.allSettled([look(), new Promise((done) => setTimeout(done, AT_MOST_EVERY))]).then(() => {
        rests = null;
        if (!isAskedAgain) return;
        isAskedAgain = false;
        lookSoon();
    });
}

async function look() {
    const answer = await fetch(window.location.href, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-queue]");
    if (fresh) put(fresh);
}

function put(fresh) {
    const focus = focused();
    for (const part of queue.querySelectorAll("[data-fresh]")) {
        const newer = fresh.querySelector(`[data-fresh="${part.dataset.fresh}"]`);
        if (newer && withoutTokens(part) !== withoutTokens(newer)) part.replaceChildren(...newer.childNodes);
    }
    const count = queue.querySelector("[data-count]");
    const said = fresh.querySelector("[data-count]").textContent;
    // The same words are not said again.
    if (count.textContent !== said) count.textContent = said;
    focusAgain(focus);
    alarm();
}

/* Form tokens are new on every page; they alone change nothing. */
function withoutTokens(part) {
    return part.innerHTML.replace(/name="csrfmiddlewaretoken" value="[^"]*"/g, "");
}

function focused() {
    const at = document.activeElement;
    if (!at || !queue.contains(at)) return null;
    if (at.hasAttribute("href")) return { selector: `a[href="${CSS.escape(at.getAttribute("href"))}"]` };
    const form = at.closest("form[action]");
    return form && { selector: `form[action="${CSS.escape(form.getAttribute("action"))}"] button`, name: at.name };
}

function focusAgain(focus) {
    if (!focus || (document.activeElement && document.activeElement !== document.body)) return;
    const candidates = [...queue.querySelectorAll(focus.selector)];
    const again = candidates.find((one) => !focus.name || one.name === focus.name);
    (again || queue.querySelector("[data-count]")).focus();
}

/* Each alarm is said aloud once; the title of the window shows it as long as somebody must look. */
function alarm() {
    const alarms = [...queue.querySelectorAll('[data-fresh="alarms"] [data-alarm]')];
    document.title = alarms.length ? `(${alarms.length}) ${queue.dataset.title} – ${title}` : title;
    const unheard = alarms.filter((one) => !told.has(one.dataset.alarm));
    for (const one of unheard) told.add(one.dataset.alarm);
    if (unheard.length) {
        queue.querySelector("[data-alert]").textContent = unheard.map((one) => one.textContent.trim()).join(" ");
    } else if (!alarms.length) {
        queue.querySelector("[data-alert]").textContent = "";
    }
}

function listen(failures = 0) {
    const address = new URL(queue.dataset.socket, window.location.href);
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
    const socket = new WebSocket(address);
    socket.addEventListener("open", () => {
        failures = 0;
        lookSoon();
    });
    socket.addEventListener("message", lookSoon);
    socket.addEventListener("close", (event) => {
        if ([4401, 4403, 4409].includes(event.code)) return;
        setTimeout(() => listen(failures + 1), Math.min(15000, 500 * 2 ** failures));
    });
}

if (queue) {
    for (const part of document.querySelectorAll("[data-without-script]")) part.hidden = true;
    queue.querySelector("[data-count]").tabIndex = -1;
    queue.querySelector("[data-alert]").classList.add("visually-hidden");
    alarm();
    listen();
    setInterval(lookSoon, SLOWLY);
}
