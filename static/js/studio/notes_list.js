/* The notes beside the text: each place is a button that leads to its words, Escape leads back. */

import { part } from "./parts.js";

/* In a way that the field's own undo knows. */
export const putIn = (area, start, end, words) => {
    area.focus();
    area.setSelectionRange(start, end);
    if (document.execCommand("insertText", false, words)) return;
    area.setRangeText(words, start, end, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
};

const likeBefore = (words, before) => {
    const isCapital = before[0] !== before[0]?.toLowerCase();
    return isCapital ? words[0].toUpperCase() + words.slice(1) : words;
};

/* `placeOf(button)` says in which field a place stands now, and where; null when its words are gone. */
export const list = (panel, { placeOf, left, showAgain }) => {
    const report = part(panel, "report");
    const undo = part(panel, "undo");
    let cameFrom = null;
    let undoes = null;

    const go = (button) => {
        const found = placeOf(button);
        if (!found) return;
        cameFrom = button;
        found.area.focus();
        found.area.setSelectionRange(found.start, found.end);
        found.area.scrollIntoView({ block: "nearest" });
    };

    const put = (button) => {
        const found = placeOf(part(button.closest("[data-place]"), "go"));
        if (!found) return;
        const before = found.area.value.slice(found.start, found.end);
        const words = likeBefore(button.dataset.putIn, before);
        putIn(found.area, found.start, found.end, words);
        undoes = { area: found.area, start: found.start, words, before };
        part(undo, "undone").textContent = part(panel, "undone-words").content.textContent;
        undo.hidden = false;
    };

    const takeBack = () => {
        const { area, start, words, before } = undoes;
        undo.hidden = true;
        const near = area.value.indexOf(words, Math.max(0, start - words.length - 200));
        if (near >= 0) putIn(area, near, near + words.length, before);
    };

    /* The next note takes the focus: the list goes on where somebody was. */
    const leave = (button) => {
        const gone = button.closest("[data-place]");
        const others = [...report.querySelectorAll("[data-leave]")];
        const at = others.indexOf(button);
        const next = others[at + 1] ?? others[at - 1];
        const group = gone.closest("[data-kind]");
        left(button.value, part(gone, "go"));
        gone.remove();
        if (!part(group, "place")) group.remove();
        const place = next?.closest("[data-place]");
        (place ? part(place, "go") : panel).focus();
    };

    panel.addEventListener("click", (event) => {
        const button = event.target.closest("button");
        if (!button) return;
        if (button.dataset.go !== undefined) go(button);
        else if (button.dataset.putIn !== undefined) put(button);
        else if (button.dataset.leave !== undefined) leave(button);
        else if (button.dataset.again !== undefined) showAgain();
        else if (undo.contains(button)) takeBack();
        else return;
        event.preventDefault();
    });
    panel.closest("form").addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !cameFrom || panel.contains(event.target)) return;
        event.preventDefault();
        const back = cameFrom.isConnected ? cameFrom : part(report, "go");
        (back ?? panel).focus();
        cameFrom = null;
    });

    return {
        isUsed: () => report.contains(document.activeElement),
        show: (html) => {
            const open = [...report.querySelectorAll("details[open]")].map((one) => one.closest("[data-kind]")?.dataset.kind + one.className);
            report.innerHTML = html; /* the server's own template */
            report.querySelectorAll("details").forEach((one) => { one.open = open.includes(one.closest("[data-kind]")?.dataset.kind + one.className); });
            if (cameFrom && !cameFrom.isConnected) cameFrom = [...report.querySelectorAll("[data-go]")].find((one) => one.textContent === cameFrom.textContent) ?? cameFrom;
        },
        clear: () => report.replaceChildren(),
    };
};
