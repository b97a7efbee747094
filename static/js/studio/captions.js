/* Captions as rows of begin, end and words. The text that is sent is always the one of the plain field. */

const TIMES = /^\s*(?:(\d{1,2}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})\s*-->\s*(?:(\d{1,2}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})(?:\s.*)?$/;
const SKIPPED = /^(NOTE|STYLE|REGION)/;

const form = document.querySelector("[data-captions]");
const text = form.querySelector("[name=captions]");
const plain = form.querySelector("[data-plain]");
const place = form.querySelector("[data-rows-of-captions]");
const list = form.querySelector("[data-cues]");
const told = form.querySelector("[data-told]");
const player = document.querySelector("[data-player]");

/* Times stand as minutes:seconds.tenths, as one says them. */
const shown = (seconds) => {
    const tenths = Math.round(seconds * 10);
    return `${Math.floor(tenths / 600)}:${String(Math.floor(tenths / 10) % 60).padStart(2, "0")}.${tenths % 10}`;
};

const meant = (written) => {
    const parts = written.trim().replace(",", ".").split(":").map(Number);
    if (!written.trim() || parts.length > 3 || parts.some((part) => Number.isNaN(part))) return null;
    return parts.reduce((sum, part) => sum * 60 + part, 0);
};

const stamp = (seconds) => {
    const all = Math.round(seconds * 1000);
    const two = (number) => String(number).padStart(2, "0");
    return `${two(Math.floor(all / 3600000))}:${two(Math.floor(all / 60000) % 60)}:${two(Math.floor(all / 1000) % 60)}.${String(all % 1000).padStart(3, "0")}`;
};

const seconds = (hours, minutes, whole, rest) => Number(hours || 0) * 3600 + Number(minutes) * 60 + Number(whole) + Number(`0.${rest}`);

const unescaped = (words) => words.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
const escaped = (words) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/* The text as rows; null when it holds something that rows cannot show: then it stays a text. */
const parse = (written) => {
    const blocks = written.replace(/\r\n?/g, "\n").trim().split(/\n\s*\n/).map((block) => block.trim()).filter(Boolean);
    if (!blocks.length) return [];
    if (!/^WEBVTT(\s|$)/.test(blocks[0]) || blocks[0].includes("-->")) return null;
    const rows = [];
    for (const block of blocks.slice(1)) {
        if (SKIPPED.test(block)) continue;
        const lines = block.split("\n");
        const at = lines.slice(0, 2).findIndex((line) => line.includes("-->"));
        const times = at < 0 ? null : TIMES.exec(lines[at]);
        if (!times || lines.slice(at + 1).some((line) => line.includes("-->"))) return null;
        rows.push({ start: seconds(...times.slice(1, 5)), end: seconds(...times.slice(5, 9)), words: unescaped(lines.slice(at + 1).join("\n")) });
    }
    return rows;
};

const rows = () => [...list.querySelectorAll("[data-cue]")];
const field = (row, name) => row.querySelector(`[data-${name}]`);

const write = () => {
    const parts = rows().map((row) => {
        const [start, end] = ["start", "end"].map((name) => {
            const value = field(row, name).value;
            const time = meant(value);
            return time === null ? value.trim() || "?" : stamp(time);
        });
        const words = field(row, "words").value.split("\n").map((line) => line.trim()).filter(Boolean).join("\n");
        return `${start} --> ${end}\n${escaped(words)}`;
    });
    text.value = `${["WEBVTT", ...parts].join("\n\n")}\n`;
};

const count = () => rows().forEach((row, number) => { row.querySelector("[data-number]").textContent = number + 1; });

const say = (name, number) => { told.textContent = form.querySelector(`[data-says=${name}]`).content.textContent.replace("{number}", number); };

const add = ({ start, end, words }) => {
    const row = form.querySelector("[data-row]").content.firstElementChild.cloneNode(true);
    field(row, "start").value = start === null ? "" : shown(start);
    field(row, "end").value = end === null ? "" : shown(end);
    field(row, "words").value = words;
    list.append(row);
    count();
    return row;
};

const last = () => meant(field(rows().at(-1), "end").value) ?? 0;

const ACTS = {
    add: () => {
        const start = Math.max(player.currentTime, rows().length ? last() : 0);
        const row = add({ start, end: Math.min(start + 3, player.duration || Infinity), words: "" });
        say("added", rows().length);
        field(row, "words").focus();
    },
    drop: (pressed) => {
        const row = pressed.closest("[data-cue]");
        const number = rows().indexOf(row) + 1;
        row.remove();
        count();
        say("dropped", number);
        (rows().at(number - 1) ?? rows().at(-1))?.querySelector("[data-words]").focus();
        if (!rows().length) form.querySelector("[data-add]").focus();
    },
    now: (pressed) => { field(pressed.closest("[data-cue]"), pressed.dataset.now).value = shown(player.currentTime); },
    "play-from": (pressed) => {
        player.currentTime = meant(field(pressed.closest("[data-cue]"), "start").value) ?? 0;
        player.play();
    },
    "as-text": () => {
        write();
        place.hidden = true;
        plain.hidden = false;
        text.focus();
    },
};

const press = (event) => {
    const pressed = event.target.closest("button");
    const name = pressed && Object.keys(ACTS).find((each) => pressed.hasAttribute(`data-${each}`));
    if (!name) return;
    ACTS[name](pressed);
    if (name !== "as-text") write();
};

const found = parse(text.value);
if (found) {
    found.forEach(add);
    place.hidden = false;
    plain.hidden = true;
    place.addEventListener("click", press);
    place.addEventListener("input", write);
    /* A line that needs mending leads to its row. */
    document.querySelectorAll("[data-to-cue]").forEach((link) => link.addEventListener("click", (event) => {
        const row = rows()[Number(link.dataset.toCue) - 1];
        if (!row || place.hidden) return;
        event.preventDefault();
        field(row, "start").focus();
    }));
}
