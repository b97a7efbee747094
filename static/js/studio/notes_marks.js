/* Marks under the words of a text field: the same words again over it, unseen, one row of the page for each row
   of the text. A key changes one row; marks that come are drawn a few rows at a time. */

import { piecesOf } from "./notes_text.js";

const ROWS_AT_ONCE = 30;
const LIKE = ["font", "lineHeight", "letterSpacing", "wordSpacing", "textIndent", "textTransform", "tabSize", "padding", "borderWidth", "direction"];
const soon = window.requestIdleCallback ?? ((act) => setTimeout(act, 30));
const notSoon = window.cancelIdleCallback ?? clearTimeout;

const wrapped = (area) => {
    const [isHere, start, end] = [document.activeElement === area, area.selectionStart, area.selectionEnd];
    const box = document.createElement("div");
    const layer = document.createElement("div");
    box.className = "marked";
    layer.className = "marked__layer";
    layer.setAttribute("aria-hidden", "true");
    area.before(box);
    box.append(area, layer);
    if (isHere) area.focus({ preventScroll: true });
    if (isHere) area.setSelectionRange(start, end);
    return layer;
};

const shaped = (area, layer) => {
    const looks = getComputedStyle(area);
    LIKE.forEach((name) => { layer.style[name] = looks[name]; });
    layer.style.width = `${area.clientWidth + area.clientLeft * 2}px`;
    layer.style.height = `${area.offsetHeight}px`;
    layer.scrollTop = area.scrollTop;
};

const draw = (row, marks) => {
    const pieces = piecesOf(row.text, marks).filter(({ words }) => words);
    const drawn = pieces.map(({ words, weight }) => `${weight}:${words.length}`).join();
    if (row.drawn === drawn && row.shown === row.text) return;
    [row.drawn, row.shown] = [drawn, row.text];
    if (!pieces.some(({ weight }) => weight)) {
        row.node.textContent = row.text || "\u200b";
        return;
    }
    row.node.replaceChildren(...pieces.map(({ words, weight }) => {
        if (!weight) return words;
        const mark = document.createElement("span");
        mark.className = `plain__mark plain__mark--${weight}`;
        mark.textContent = words;
        return mark;
    }));
};

const newRow = (text) => {
    const node = document.createElement("div");
    node.textContent = text || "\u200b"; /* an empty row is as high as the others */
    return { text, node, drawn: "", shown: null };
};

/* `changed(change, text, marks)` is called with each key, `show(marks)` when marks came. */
export const marker = (area) => {
    const layer = wrapped(area);
    let rows = [];
    let marks = [];
    let waits = 0;
    let isDrawing = false;

    const within = (start, length) => marks
        .filter((mark) => !mark.touched && mark.end > start && mark.start < start + length)
        .map((mark) => ({ ...mark, start: Math.max(0, mark.start - start), end: Math.min(length, mark.end - start) }));

    const drawFrom = (number, start) => {
        notSoon(waits);
        isDrawing = true;
        waits = soon(() => {
            let at = start;
            const last = Math.min(rows.length, number + ROWS_AT_ONCE);
            for (let one = number; one < last; one += 1) {
                if (!rows[one].node.isConnected) layer.append(rows[one].node);
                draw(rows[one], within(at, rows[one].text.length));
                at += rows[one].text.length + 1;
            }
            if (last < rows.length) drawFrom(last, at);
            else isDrawing = false;
            layer.scrollTop = area.scrollTop;
        });
    };

    /* The first and last row that a change touches, and where the first begins. */
    const touched = ({ at, removed }) => {
        let [first, start] = [0, 0];
        while (first < rows.length - 1 && start + rows[first].text.length < at) {
            start += rows[first].text.length + 1;
            first += 1;
        }
        let [last, end] = [first, start + rows[first].text.length];
        while (last < rows.length - 1 && end < at + removed) {
            last += 1;
            end += rows[last].text.length + 1;
        }
        return { first, last, start, end };
    };

    const begin = (text) => {
        rows = text.split("\n").map(newRow);
        layer.replaceChildren();
        drawFrom(0, 0);
    };

    const changed = (change, text, next) => {
        marks = next;
        const { first, last, start, end } = touched(change);
        const fresh = text.slice(start, end + change.added - change.removed).split("\n").map(newRow);
        if (fresh.length === 1 && first === last) {
            rows[first].text = fresh[0].text;
        } else {
            const old = rows.splice(first, last - first + 1, ...fresh);
            if (old[0].node.isConnected) old[0].node.before(...fresh.map(({ node }) => node));
            old.forEach(({ node }) => node.remove());
        }
        let at = start;
        rows.slice(first, first + fresh.length).forEach((row) => {
            draw(row, within(at, row.text.length));
            at += row.text.length + 1;
        });
        if (isDrawing) drawFrom(0, 0); /* its rows are others now */
    };

    area.addEventListener("scroll", () => { layer.scrollTop = area.scrollTop; }, { passive: true });
    new ResizeObserver(() => shaped(area, layer)).observe(area);
    document.fonts?.ready.then(() => shaped(area, layer));
    shaped(area, layer);
    begin(area.value);
    return {
        changed,
        begin,
        show: (next) => { marks = next; drawFrom(0, 0); },
        hide: (is) => { layer.hidden = is; },
    };
};
