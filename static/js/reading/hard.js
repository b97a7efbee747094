/* "Too hard": the link above the text becomes a switch that puts a button at every paragraph. A press on a paragraph
   shows the button there too, and so does the mouse where the margin has room. Without this the link opens a page of buttons. */

const place = document.querySelector("[data-hard]");
const template = document.querySelector("template[data-hard-control]");
const said = document.querySelector("[data-hard-on]");
const FEWEST = 3;
const MARGIN = 230;
const HOLDERS = ".prose, .summary, .visit, .path-part, .way, .service__facts .facts";
const BESIDE = ".counts, .target, .contact, .material, figure, form, nav, .trial__columns, .service__columns";
const LEAVES = "a, button, summary, label, input, video, audio";

const isLeaf = (one) => !one.querySelector("p, li") && !one.closest("form, nav, figure, .counts, .target, .contact, .material, .buttons, .way__trials, [data-fixed]");
const words = (one) => {
    const copy = one.cloneNode(true);
    copy.querySelectorAll("[data-hard-here], .meaning").forEach((each) => each.remove());
    copy.querySelectorAll("br").forEach((each) => each.replaceWith(" "));
    return copy.textContent.trim();
};
const isLong = (one) => words(one).split(/\s+/).length >= FEWEST;
const texts = [...document.querySelectorAll("main p, main li")].filter((one) => {
    return (one.matches(".page-head > .lead") || one.closest(HOLDERS)) && isLeaf(one) && isLong(one);
});

let isOn = false;

function control(one) {
    return one.querySelector(":scope > [data-hard-here]");
}

function show(one) {
    if (control(one)) return control(one);
    one.append(template.content.firstElementChild.cloneNode(true));
    const made = control(one);
    const text = one.textContent.trim().slice(0, 60);
    made.querySelector("button").title = text;
    made.querySelector("button").addEventListener("click", () => send(one, made));
    return made;
}

function hide(one) {
    const made = control(one);
    if (made && !made.dataset.sent && !made.contains(document.activeElement)) made.remove();
}

async function send(one, made) {
    const button = made.querySelector("button");
    const answer = made.querySelector("[role=status]");
    const told = words(one);
    made.dataset.sent = "yes";
    button.disabled = true;
    const reply = await fetch(place.dataset.hard, { method: "POST", body: new URLSearchParams({ words: told }) }).catch(() => null);
    if (!reply?.ok) {
        answer.textContent = reply?.status === 429 ? answer.dataset.often : answer.dataset.gone;
        button.disabled = false;
        return;
    }
    const hear = made.querySelector("a");
    answer.textContent = answer.dataset.thanks;
    hear.href = reply.url;
    hear.hidden = false;
    hear.focus({ preventScroll: true });
    button.remove();
}

/* Buttons at every paragraph, or none. */
export function turn(button) {
    isOn = !isOn;
    button.setAttribute("aria-pressed", String(isOn));
    said.textContent = isOn ? said.dataset.hardOn : "";
    texts.forEach(isOn ? show : hide);
}

function hasMargin(one) {
    return !one.closest(BESIDE) && window.innerWidth - one.getBoundingClientRect().right > MARGIN;
}

function prepare(one) {
    one.addEventListener("pointerenter", (event) => {
        if (event.pointerType !== "mouse" || isOn || control(one) || !hasMargin(one)) return;
        one.classList.add("has-hard");
        show(one).classList.add("hard--beside");
    });
    one.addEventListener("pointerleave", () => {
        if (control(one)?.classList.contains("hard--beside") && !isOn) hide(one);
    });
    one.addEventListener("click", (event) => {
        if (event.target.closest(LEAVES) || String(window.getSelection())) return;
        if (!isOn) texts.forEach((other) => other !== one && hide(other));
        show(one);
    });
}

texts.forEach(prepare);
