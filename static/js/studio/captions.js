/* Captions as rows of begin, end and words. The text that is kept and sent is always the one of the plain field. */

import { meant, rowsOf, shown, textOf } from "./captions_text.js";
import { part, parts } from "./parts.js";

const NAMES = ["start", "end", "words"];
const LASTS = 3; /* seconds that a new caption is seen */
/* Which fields of a row a fault is about. */
const ABOUT = { empty: ["words"], back: ["start"] };

const form = part(document, "captions");
const text = form.elements.captions;
const [plain, place, list, told] = parts(form, "plain", "rows-of-captions", "cues", "told");
const player = part(document, "player");

const rows = () => [...list.children];
const valuesOf = (row) => Object.fromEntries(NAMES.map((name) => [name, part(row, name).value]));
const write = () => { text.value = textOf(rows().map(valuesOf)); };
const count = () => rows().forEach((row, number) => { part(row, "number").textContent = number + 1; });
const say = (name, number) => { told.textContent = form.querySelector(`[data-says=${name}]`).content.textContent.replace("{number}", number); };

const add = (values = {}) => {
    const row = part(form, "row").content.firstElementChild.cloneNode(true);
    NAMES.forEach((name) => { part(row, name).value = values[name] ?? ""; });
    list.append(row);
    count();
    return row;
};

const fill = (row, name, seconds) => { part(row, name).value = shown(Math.round(seconds * 10) / 10); };

const endAfter = (row, start) => {
    if (!part(row, "end").value) fill(row, "end", Math.min(start + LASTS, player.duration || Infinity));
};

/* Where the film stands now, and never before the caption above ends. */
const begin = (row) => {
    const above = row.previousElementSibling;
    const start = Math.max(player.currentTime, above ? meant(part(above, "end").value) ?? 0 : 0);
    fill(row, "start", start);
    endAfter(row, start);
};

const ACTS = {
    add: () => {
        const row = add();
        begin(row);
        say("added", rows().length);
        part(row, "words").focus();
    },
    drop: (pressed) => {
        const row = pressed.closest("[data-cue]");
        const number = rows().indexOf(row) + 1;
        row.remove();
        if (!rows().length) add();
        count();
        say("dropped", number);
        part(rows().at(number - 1) ?? rows().at(-1), "words").focus();
    },
    now: (pressed) => {
        const row = pressed.closest("[data-cue]");
        fill(row, pressed.dataset.now, player.currentTime);
        if (pressed.dataset.now === "start") endAfter(row, player.currentTime);
    },
    "play-from": (pressed) => {
        player.currentTime = meant(part(pressed.closest("[data-cue]"), "start").value) ?? 0;
        player.play();
    },
    "as-text": () => {
        place.hidden = true;
        plain.hidden = false;
        text.focus();
    },
};
const CHANGING = ["add", "drop", "now"];

const unmark = (row) => {
    part(row, "fault").hidden = true;
    NAMES.forEach((name) => ["aria-invalid", "aria-describedby"].forEach((each) => part(row, name).removeAttribute(each)));
};

const changed = (row) => {
    if (row) unmark(row);
    write();
    text.dispatchEvent(new Event("input", { bubbles: true })); /* it is kept, as what is typed */
};

const press = (event) => {
    const pressed = event.target.closest("button");
    const name = pressed && Object.keys(ACTS).find((each) => pressed.hasAttribute(`data-${each}`));
    if (!name) return;
    const row = pressed.closest("[data-cue]");
    ACTS[name](pressed);
    if (CHANGING.includes(name)) changed(row);
};

const typed = (event) => {
    const row = event.target.closest("[data-cue]");
    if (event.target === part(row, "words") && !part(row, "start").value) begin(row);
    unmark(row);
    write();
};

/* What is wrong stands at its caption; the first one takes the focus. */
const mark = (link) => {
    const row = rows()[Number(link.dataset.toCue) - 1];
    if (!row) return null;
    const { code } = link.dataset;
    const fault = part(row, "fault");
    const wrong = NAMES.slice(0, 2).filter((name) => meant(part(row, name).value) === null);
    const about = ABOUT[code] ?? (wrong.length ? wrong : ["start", "end"]);
    fault.id = `fault-${link.dataset.toCue}`;
    part(fault, "fault-words").textContent = code === "times" ? part(form, "times").content.textContent : link.dataset.words;
    fault.hidden = false;
    about.forEach((name) => {
        part(row, name).setAttribute("aria-invalid", "true");
        part(row, name).setAttribute("aria-describedby", fault.id);
    });
    return part(row, about[0]);
};

const links = [...document.querySelectorAll("[data-to-cue]")];

const show = () => {
    const found = rowsOf(text.value);
    place.hidden = !found;
    plain.hidden = Boolean(found);
    list.replaceChildren();
    if (found) (found.length ? found : [{}]).forEach(add);
};

show();
const faulty = place.hidden ? [] : links.map(mark);
faulty.find(Boolean)?.focus();
links.forEach((link, index) => link.addEventListener("click", (event) => {
    if (!faulty[index]?.isConnected || place.hidden) return;
    event.preventDefault();
    faulty[index].focus();
}));
place.addEventListener("click", press);
place.addEventListener("input", typed);
form.addEventListener("filled", () => {
    show();
    part(list, "words")?.focus();
});
