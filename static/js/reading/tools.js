/* The tools above a text. What a tool needs comes with its first use: most readers use none, and load nothing. */

const place = document.querySelector(".reading-tools");
const listen = place.querySelector("[data-listen]");
const own = place.querySelector("[data-own-voice]");
const hard = place.querySelector("[data-hard]");
const recording = document.querySelector("main .recording:not(.film) audio");

const listening = () => import("./listen.js");
const marking = () => import("./hard.js");

function buttonOf(link) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.append(...link.childNodes);
    button.setAttribute("aria-pressed", "false");
    link.replaceWith(button);
    return button;
}

listen.hidden = false;
listen.querySelector("button").addEventListener("click", async () => (await listening()).begin());
if (recording) {
    own.hidden = false;
    own.querySelector("button").addEventListener("click", async () => (await listening()).playOwn());
    listen.querySelector("[data-label]").textContent = listen.dataset.listen;
}

if (hard) {
    const button = buttonOf(hard.querySelector("a"));
    button.addEventListener("click", async () => (await marking()).turn(button));
    // A press or the mouse on a paragraph finds its button there.
    document.querySelector("main").addEventListener("pointerover", marking, { once: true });
}
