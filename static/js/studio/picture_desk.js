/* The bench of a picture: its boxes moved by pointer and by arrow keys. The number fields hold the truth;
   what is in them is kept at the server, for who leaves without saving. */

import { part, parts } from "./parts.js";

const SIDES = ["left", "top", "width", "height"];
const STEP = 1; /* percent of one press of an arrow key */
const BUTTON_STEP = 3; /* as the server moves it */
const SMALLEST = { crop: 10, cover: 2 };
const PAUSE = 500; /* after the last change, before the result is drawn anew */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const BUTTONS = {
    left: [-1, 0, 0, 0],
    right: [1, 0, 0, 0],
    up: [0, -1, 0, 0],
    down: [0, 1, 0, 0],
    bigger: [-0.5, -0.5, 1, 1],
    smaller: [0.5, 0.5, -1, -1],
};

const form = part(document, "picture-desk");
const [bench, result, view, show] = parts(form, "bench", "result", "view", "show");
const [frame, base, spoken] = parts(bench, "frame", "base", "spoken");
let timer = 0;
let keeping = 0;
let isKept = true;

const fields = (name) => SIDES.map((side) => form.elements[`${name}-${side}`]);
const read = (name) => fields(name).map((field) => Number(field.value) || 0);
const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
const round = (value) => Math.round(value * 10) / 10;

const lay = (box) => {
    const values = read(box.dataset.box);
    SIDES.forEach((side, index) => box.style.setProperty(side, `${values[index]}%`));
};

const query = () => {
    const asked = new URLSearchParams({ turn: form.elements.turn.value, crop: read("crop").join(",") });
    for (let place = 0; place < Number(form.elements.covers.value); place += 1) {
        asked.append("cover", [...read(`cover${place}`), form.elements[`cover${place}-how`].value].join(","));
    }
    return asked;
};

const say = (box) => {
    const [left, top, width, height] = read(box.dataset.box).map(Math.round);
    const told = { name: box.querySelector("[data-name]").textContent.trim(), left, top, width, height };
    spoken.textContent = bench.dataset.says.replace(/\{(\w+)\}/g, (_match, word) => told[word]);
};

/* Never after the form itself went: what was saved stays saved. */
const keep = () => {
    window.clearTimeout(keeping);
    if (isKept) return;
    isKept = true;
    const body = new FormData(form);
    body.set("go", "keep");
    fetch(window.location.pathname, { method: "POST", body, keepalive: true }).catch(() => { isKept = false; });
};

const keepLater = () => {
    isKept = false;
    window.clearTimeout(keeping);
    keeping = window.setTimeout(keep, PAUSE);
};

const later = (box) => {
    keepLater();
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
        result.src = `${form.dataset.preview}?${query()}`;
        if (box) say(box);
    }, PAUSE);
};

const write = (box, [left, top, width, height]) => {
    const least = box.dataset.box === "crop" ? SMALLEST.crop : SMALLEST.cover;
    const wide = clamp(width, least, 100);
    const high = clamp(height, least, 100);
    const values = [clamp(left, 0, 100 - wide), clamp(top, 0, 100 - high), wide, high];
    fields(box.dataset.box).forEach((field, index) => { field.value = round(values[index]); });
    lay(box);
    later(box);
};

const moved = (start, x, y) => [start[0] + x, start[1] + y, start[2], start[3]];
const grown = (start, x, y) => [start[0], start[1], Math.min(start[2] + x, 100 - start[0]), Math.min(start[3] + y, 100 - start[1])];
const cut = (start, x, y) => {
    const across = clamp(x, -start[0], start[2] - SMALLEST.crop);
    const down = clamp(y, -start[1], start[3] - SMALLEST.crop);
    return [start[0] + across, start[1] + down, start[2] - across, start[3] - down];
};
const WAYS = { first: cut, last: grown };

const drag = (box, event) => {
    const start = read(box.dataset.box);
    const change = WAYS[event.target.dataset.corner] || moved;
    const size = frame.getBoundingClientRect();
    const from = [event.clientX, event.clientY];
    const go = (now) => {
        const x = ((now.clientX - from[0]) / size.width) * 100;
        const y = ((now.clientY - from[1]) / size.height) * 100;
        write(box, change(start, x, y));
    };
    const stop = () => {
        box.removeEventListener("pointermove", go);
        box.removeEventListener("pointerup", stop);
        box.removeEventListener("pointercancel", stop);
    };
    event.preventDefault();
    box.focus();
    box.setPointerCapture(event.pointerId);
    box.addEventListener("pointermove", go);
    box.addEventListener("pointerup", stop);
    box.addEventListener("pointercancel", stop);
};

const press = (box, event) => {
    const way = ARROWS[event.key];
    if (!way) return;
    event.preventDefault();
    const change = event.shiftKey ? grown : moved;
    write(box, change(read(box.dataset.box), way[0] * STEP, way[1] * STEP));
};

const boxes = [...bench.querySelectorAll("[data-box]")];
const byName = (name) => boxes.find((box) => box.dataset.box === name);

boxes.forEach((box) => {
    lay(box);
    box.addEventListener("pointerdown", (event) => drag(box, event));
    box.addEventListener("keydown", (event) => press(box, event));
    fields(box.dataset.box).forEach((field) => field.addEventListener("input", () => { lay(box); later(); }));
});

form.querySelectorAll("[data-cover] select").forEach((choice) => choice.addEventListener("change", () => later()));

form.addEventListener("input", keepLater);
form.addEventListener("submit", () => { window.clearTimeout(keeping); isKept = true; });
window.addEventListener("pagehide", keep);

const turnOver = () => {
    const isResult = view.dataset.shows === "work";
    view.dataset.shows = isResult ? "result" : "work";
    show.querySelector("[data-label=work]").hidden = isResult;
    show.querySelector("[data-label=result]").hidden = !isResult;
};

form.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=go]");
    if (!button) return;
    const [act, place] = button.value.split("-");
    if (act === "show") {
        event.preventDefault();
        result.src = `${form.dataset.preview}?${query()}`;
        turnOver();
    } else if (button.matches("[data-step]")) {
        event.preventDefault();
        const box = byName(`cover${place}`);
        const change = BUTTONS[act];
        write(box, read(box.dataset.box).map((value, index) => value + change[index] * BUTTON_STEP));
    }
});

base.src = base.dataset.src;
bench.hidden = false;
form.querySelector("[data-bench-help]").hidden = false;
view.dataset.shows = "work";
form.dataset.live = "";
