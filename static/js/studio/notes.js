/* Notes on plain language beside the text: asked of the server in the pauses, never while a key is down. Without
   a connection, or when the server is busy, they wait without a word. */

import { marker } from "./notes_marks.js";
import { list } from "./notes_list.js";
import { changeOf, moved, paragraphsAround } from "./notes_text.js";
import { part } from "./parts.js";

const PAUSE = 500; /* after the last key: then the paragraph is looked at */
const LATEST = 1300; /* after the first key, when there is no pause */
const QUIET = 1600; /* after the last key: then the whole text, and the list */
const LATER = 15000; /* after the server was busy or not there */
const ROOM = "\n\n"; /* between two fields, as the server joins them */

const panel = document.querySelector("[data-notes]");
const form = panel.closest("form");
const spoken = part(panel, "notes-spoken");
const KEPT = `oma-aani.notes.${form.dataset.person}`; /* a choice that the server has not heard of yet */
const LEFT = `oma-aani.notes-left.${form.dataset.person}.${panel.dataset.leaveAt}`;
const token = form.elements.csrfmiddlewaretoken.value;
const sheets = [...form.querySelectorAll("textarea")].map((area) => ({ area, text: area.value, places: [], dirty: null, marks: null }));

let isOn = !panel.classList.contains("notes--off");
let words = null; /* the three words that stand there now */
let waitUntil = 0;
let isBehind = false; /* keys were seen that nothing here has looked at yet */
let [pause, latest, quiet] = [0, 0, 0];
let [asking, askingAll] = [null, null];
let since = []; /* what was typed since a question went off, for each question that is out */
let placed = new Map(); /* the buttons of the list, and their places */

const joined = () => sheets.map(({ text }) => text);

const post = async (address, body, signal) => {
    const answer = await fetch(address, {
        method: "POST", redirect: "manual", signal,
        body: new URLSearchParams([...body, ["csrfmiddlewaretoken", token]]),
        headers: { Accept: "application/json" },
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
};

/* Sends a question. What is typed until the answer moves its places. Null when there is no answer. */
const ask = async (body, abort) => {
    const typed = [];
    since.push(typed);
    try {
        const told = await post(panel.dataset.check, body, abort.signal);
        catchUp();
        return { told, typed };
    } catch (error) {
        if (error.name !== "AbortError") waitUntil = Date.now() + LATER;
        return null;
    } finally {
        since = since.filter((one) => one !== typed);
    }
};

const isStillTyped = (sheet, place) => document.activeElement === sheet.area && Date.now() < sheet.restsAt && sheet.area.selectionEnd === place.end;
const shown = (sheet) => sheet.places.filter((place) => !place.isLeft && !isStillTyped(sheet, place));
const after = (place, number, typed) => typed.filter((one) => one.field === number).reduce((at, one) => moved(at, one.change), place);

const draw = () => sheets.forEach((sheet) => sheet.marks?.show(shown(sheet)));

/* One paragraph, or a few in a row. */
const askAboutPart = async () => {
    clearTimeout(pause);
    clearTimeout(latest);
    [pause, latest] = [0, 0];
    catchUp();
    const number = sheets.findIndex(({ dirty }) => dirty);
    if (!isOn || number < 0 || Date.now() < waitUntil) return;
    const sheet = sheets[number];
    const [start, end] = paragraphsAround(sheet.text, sheet.dirty.start, sheet.dirty.end);
    asking?.abort();
    const abort = new AbortController();
    asking = abort;
    const answer = await ask([["field", sheet.text.slice(start, end)]], abort);
    if (asking === abort) asking = null;
    if (!answer) return;
    if (!answer.typed.length) sheet.dirty = null;
    const stretch = after({ start, end, touched: false }, number, answer.typed);
    const others = sheet.places.filter((place) => place.end <= stretch.start || place.start >= stretch.end || place.isWide);
    const fresh = answer.told.marks.map((mark) => after({ ...mark, start: mark.start + start, end: mark.end + start }, number, answer.typed));
    sheet.places = [...others, ...fresh];
    sheet.marks.show(shown(sheet));
};

/* A place of the list in its field: its button knows where it stood among all fields together. */
const fieldOf = (texts, start) => {
    let at = 0;
    const number = texts.findIndex((text) => {
        const isHere = start <= at + text.length;
        if (!isHere) at += text.length + ROOM.length;
        return isHere;
    });
    return number < 0 ? null : { number, begins: at };
};

const readList = (texts, typed) => {
    placed = new Map([...panel.querySelectorAll("[data-go]")].map((button) => {
        const [start, end] = button.dataset.go.split(" ").map(Number);
        const found = fieldOf(texts, start);
        const place = found && after({ start: start - found.begins, end: end - found.begins }, found.number, typed);
        return [button, found && { ...place, field: found.number }];
    }));
};

/* What was left so stays on this device until the server has heard of it. */
const keptLeft = () => { try { return JSON.parse(localStorage.getItem(LEFT)) ?? []; } catch { return []; } };
const keepLeft = (keys) => {
    try {
        if (keys.length) localStorage.setItem(LEFT, JSON.stringify(keys));
        else localStorage.removeItem(LEFT);
    } catch { /* full, or not allowed: then only this page knows */ }
};
const sendLeft = async () => {
    for (const key of keptLeft()) {
        await post(panel.dataset.leaveAt, [["notes", key]]);
        keepLeft(keptLeft().filter((one) => one !== key));
    }
};

const notes = list(panel, {
    placeOf: (button) => {
        const place = placed.get(button);
        return place && place.end > place.start ? { area: sheets[place.field].area, start: place.start, end: place.end } : null;
    },
    left: (key, button) => {
        const place = placed.get(button);
        if (place) sheets[place.field].places.forEach((each) => { each.isLeft ||= each.start === place.start && each.end === place.end; });
        draw();
        keepLeft([...keptLeft(), key]);
        sendLeft().then(askLater, () => {});
    },
    showAgain: () => {
        panel.focus(); /* the button goes with the list */
        keepLeft([]);
        post(panel.dataset.leaveAt, [["notes", "again"]]).then(askAboutAll, () => {});
    },
});

async function askAboutAll() {
    clearTimeout(quiet);
    quiet = 0;
    if (!isOn || Date.now() < waitUntil) return;
    askingAll?.abort();
    const abort = new AbortController();
    askingAll = abort;
    catchUp();
    const texts = joined();
    const answer = await ask([...texts.map((text) => ["field", text]), ["whole", ""]], abort);
    if (askingAll === abort) askingAll = null;
    if (!answer || !isOn) return;
    const { told, typed } = answer;
    sheets.forEach((sheet, number) => {
        sheet.places = told.marks.filter(({ field }) => field === number).map((mark) => after({ ...mark, isWide: mark.kind === "paragraph" || mark.kind === "no_heading" }, number, typed));
        if (!typed.some(({ field }) => field === number)) sheet.dirty = null;
    });
    draw();
    if (notes.isUsed()) return; /* the list does not change under somebody's hands */
    notes.show(told.report);
    readList(texts, typed);
    if (words !== null && words !== told.words) spoken.textContent = told.words;
    words = told.words;
}

function askLater() {
    clearTimeout(quiet);
    quiet = setTimeout(askAboutAll, Math.max(QUIET, waitUntil - Date.now()));
}

function written(sheet, number) {
    const text = sheet.area.value;
    const change = changeOf(sheet.text, text);
    if (!change.removed && !change.added) return;
    sheet.text = text;
    sheet.places = sheet.places.map((place) => moved(place, change));
    placed.forEach((place, button) => { if (place?.field === number) placed.set(button, { ...moved(place, change), field: number }); });
    since.forEach((typed) => typed.push({ field: number, change }));
    const touched = { start: change.at, end: change.at + change.added };
    const dirty = sheet.dirty && moved(sheet.dirty, change);
    sheet.dirty = dirty ? { start: Math.min(dirty.start, touched.start), end: Math.max(dirty.end, touched.end) } : touched;
    if (!isOn) return;
    sheet.restsAt = Date.now() + LATEST;
    sheet.marks.changed(change, text, shown(sheet));
    clearTimeout(pause);
    pause = setTimeout(askAboutPart, PAUSE);
    latest ||= setTimeout(askAboutPart, LATEST);
    askLater();
}

function catchUp() {
    isBehind = false;
    sheets.forEach(written);
}

/* A key is seen first; what follows from it comes after that picture, for all keys until then at once. */
const writtenSoon = () => {
    if (isBehind) return;
    isBehind = true;
    requestAnimationFrame(() => setTimeout(catchUp));
};

/* Kept on this device too, until the server has heard of it. */
const tell = (on) => post(panel.dataset.switchAt, [["notes", on ? "on" : "off"]]).then(
    () => localStorage.removeItem(KEPT),
    () => localStorage.setItem(KEPT, on ? "on" : "off"),
).catch(() => {});

const turn = (on) => {
    isOn = on;
    panel.classList.toggle("notes--off", !on);
    panel.parentElement.classList.toggle("studio__field--noted", on); /* `:has()` would be asked again with each key */
    part(panel, "on").hidden = !on;
    part(panel, "off").hidden = on;
    sheets.forEach((sheet) => {
        if (on) sheet.marks ??= marker(sheet.area);
        if (on) sheet.marks.begin(sheet.text);
        sheet.marks?.hide(!on);
    });
    if (on) askAboutAll();
    else [asking, askingAll].forEach((one) => one?.abort());
};

const pending = () => { try { return localStorage.getItem(KEPT); } catch { return null; } };

panel.addEventListener("click", (event) => {
    const button = event.target.closest("[data-turn]");
    if (!button) return;
    event.preventDefault();
    const on = button.dataset.turn === "on";
    turn(on);
    tell(on);
    part(panel, on ? "on" : "off").querySelector("button:not([hidden])")?.focus();
});
panel.addEventListener("focusout", () => setTimeout(() => { if (!notes.isUsed() && words !== null) askLater(); }, 0));
sheets.forEach(({ area }) => area.addEventListener("input", writtenSoon));
form.addEventListener("filled", catchUp);
window.addEventListener("online", () => { waitUntil = 0; sendLeft().then(askLater, askLater); });

panel.dataset.live = "";
panel.querySelectorAll("[data-needs-script]").forEach((each) => { each.hidden = false; });
part(panel, "check-button").hidden = true;
const choice = pending();
if (choice) tell(choice === "on");
sendLeft().catch(() => {});
if (choice ? choice === "on" : isOn) turn(true);
else turn(false);
