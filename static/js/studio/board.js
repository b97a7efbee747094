/* Arrow keys on the newsroom's board: up and down within a column, left and right to the next one that has cards. */

const board = document.querySelector("[data-board]");
const STEPS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

if (board && board.querySelector("[data-card]")) begin();

function begin() {
    const help = document.querySelector("[data-board-help]");
    if (help) help.hidden = false;
    for (const card of board.querySelectorAll("[data-card]")) card.tabIndex = -1;
    board.querySelector("[data-card]").tabIndex = 0;
    board.addEventListener("keydown", move);
    board.addEventListener("focusin", (event) => rest(event.target.closest("[data-card]")));
}

/* The cards by their columns; the list has the same order, a row of it knows its column by name. */
function columns() {
    const found = new Map();
    for (const card of board.querySelectorAll("[data-card]")) {
        if (card.closest("details:not([open])")) continue; /* folded away */
        const name = card.closest("[data-column]").dataset.column;
        found.set(name, [...(found.get(name) || []), card]);
    }
    return [...found.values()];
}

function move(event) {
    const card = event.target.closest("[data-card]");
    if (!card || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Enter" && event.target === card) card.querySelector("a")?.click();
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    next(card, step)?.focus();
}

/* In the list, up and down go on past the end of a column: there it is one row after another. */
function next(card, [across, along]) {
    const all = columns();
    if (along && board.dataset.board === "list") return all.flat()[all.flat().indexOf(card) + along];
    const at = all.findIndex((cards) => cards.includes(card));
    const place = all[at].indexOf(card);
    if (along) return all[at][place + along];
    const there = all[at + across];
    return there && there[board.dataset.board === "list" ? 0 : Math.min(place, there.length - 1)];
}

/* One card at a time is a stop of the Tab key; the links in the others are still stops of their own. */
function rest(card) {
    if (!card) return;
    for (const each of board.querySelectorAll("[data-card]")) each.tabIndex = each === card ? 0 : -1;
}
