/* Every page of writing: saves by itself, keeps unsent text on the device, says in words how it went. */

import { clearOthers, keeper } from "./keep.js";

const PAUSE = 2000; /* after the last key */
const AGAIN = 15000; /* after a save that failed */

const form = document.querySelector("form[data-autosave]");
const NAMES = form.dataset.names.split(" "); /* what is written here */
const SEEN = ["seen_revision", ...NAMES.map((name) => `was_${name}`)].filter((name) => form.elements[name]);
const main = form.elements[NAMES.at(-1)];
const kept = keeper(form.dataset.person, form.dataset.sheet);
const saved = form.querySelector("[data-saved]");
const spoken = form.querySelector("[data-spoken]");

const isTick = (field) => field.type === "checkbox";
const valueOf = (field) => (isTick(field) && !field.checked ? "" : field.value);
const values = (names) => Object.fromEntries(names.map((name) => [name, valueOf(form.elements[name])]));
const read = () => values(NAMES);
const fill = (names, from) => names.forEach((name) => {
    const field = form.elements[name];
    if (isTick(field)) field.checked = Boolean(from[name]);
    else field.value = from[name] ?? "";
});
const same = (one, other) => NAMES.every((name) => one[name] === other[name]);

let stored = read(); /* what the server has, as far as we know */
let sent = null; /* what was sent without an answer */
let state = "saved";
let timer = 0;
let running = null;

const say = (next, sentence, isAsked = false) => {
    const words = form.querySelector(`template[data-says="${next}"]`);
    saved.classList.toggle("studio__saved--not", next !== "saved");
    if (sentence) saved.textContent = sentence;
    else saved.replaceChildren(words.content.cloneNode(true));
    if ((next !== state || isAsked) && next !== "waiting") spoken.textContent = words.content.textContent;
    if (next !== "waiting") state = next;
};

const ask = async (draft) => {
    const body = new URLSearchParams({ ...draft, ...values(SEEN) });
    if (sent) NAMES.forEach((name) => body.set(`sent_${name}`, sent[name]));
    sent = draft;
    const answer = await fetch(form.dataset.autosave, { method: "POST", body, headers: { Accept: "application/json" } });
    return { status: answer.status, told: await answer.json().catch(() => ({})) };
};

const taken = (draft, told) => {
    stored = draft;
    sent = null;
    const now = Object.fromEntries(NAMES.map((name) => [`was_${name}`, draft[name]]));
    fill(SEEN, { ...now, seen_revision: told.seen_revision });
    if (same(read(), draft)) kept.drop();
    say("saved", told.sentence);
};

const OUTCOMES = { 401: "signed-out", 409: "conflict", 503: "busy" };

const once = async () => {
    const draft = read();
    try {
        const { status, told } = await ask(draft);
        if (status === 200) taken(draft, told);
        else say(OUTCOMES[status] || "failed");
    } catch {
        say("offline");
    }
};

const save = async () => {
    clearTimeout(timer);
    if (running) await running;
    if (same(read(), stored)) {
        if (state === "offline") say("saved"); /* it was only asked for */
        return;
    }
    running = once();
    await running;
    running = null;
    if (!same(read(), stored) && state !== "conflict") timer = setTimeout(save, state === "saved" ? PAUSE : AGAIN);
};

const written = () => {
    kept.put({ ...read(), ...values(SEEN) });
    if (state === "saved") say("waiting");
    clearTimeout(timer);
    if (state !== "conflict") timer = setTimeout(save, PAUSE);
};

/* What was kept and never saved is offered back, once. */
const offer = () => {
    const old = kept.get();
    const panel = document.querySelector("[data-kept]");
    if (!old || same(old, stored)) return kept.drop();
    panel.hidden = false;
    panel.querySelector("[data-bring-back]").addEventListener("click", () => {
        fill([...NAMES, ...SEEN], old);
        panel.hidden = true;
        main.focus();
        form.dispatchEvent(new Event("filled")); /* for a page that shows its text in another way */
        written();
    });
    panel.querySelector("[data-leave-out]").addEventListener("click", () => {
        kept.drop();
        panel.hidden = true;
        main.focus();
    });
    return null;
};

/* Whether the server can be asked at all; what it would answer does not matter. */
const isThere = () => fetch(form.dataset.autosave, { method: "HEAD", redirect: "manual" }).then(() => true, () => false);

/* Saved by script first, so that nothing stays on the device when the page goes away. Without a connection the
   page stays, with its words: the browser's own error page has none of them. */
let leaving = false;
let asking = false;
form.addEventListener("submit", async (event) => {
    if (leaving) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    if (state !== "conflict") await save();
    leaving = await isThere();
    asking = false;
    if (leaving) form.requestSubmit(event.submitter);
    else say("offline", "", true);
});

/* A heading of one's own at the cursor, or that of a question; one that is there already is gone to. */
const addHeading = (words = "") => {
    const box = main;
    const there = words ? `\n${box.value}\n`.indexOf(`\n# ${words}\n`) : -1;
    if (there >= 0) {
        box.focus();
        box.setSelectionRange(there + words.length + 2, there + words.length + 2);
        return;
    }
    const before = box.value.slice(0, box.selectionStart).replace(/\s+$/, "");
    const after = box.value.slice(box.selectionEnd).replace(/^\s+/, "");
    const upto = `${before}${before ? "\n\n" : ""}# ${words}${words ? "\n\n" : ""}`;
    box.value = `${upto}${after ? `\n\n${after}` : ""}`;
    box.focus();
    box.setSelectionRange(upto.length, upto.length);
    form.dispatchEvent(new Event("filled"));
    written();
};

clearOthers(form.dataset.person);
/* After an error page the server has an older text than the one shown. */
if (document.querySelector("[data-error-summary]")) stored = Object.fromEntries(NAMES.map((name) => [name, ""]));
else offer();
const tools = form.querySelector("[data-tools]");
if (tools) {
    tools.hidden = false;
    tools.querySelector("[data-add-heading]").addEventListener("click", () => addHeading());
}
form.querySelectorAll("[data-heading]").forEach((button) => button.addEventListener("click", (event) => {
    event.preventDefault();
    addHeading(button.dataset.heading);
}));
form.addEventListener("input", written);
window.addEventListener("online", save);
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") save(); else if (state !== "saved") save(); });
