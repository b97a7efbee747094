/* "Listen": the page is read sentence by sentence, and the sentence is marked. Somebody's own recorded voice comes first.
   The browser's voice reads; where there is none for the language, the voice of the house, or a sentence says so. */

import { synth, utterance, voiceFor, whenVoice } from "../voices.js";
import { sentencesIn, sentencesSaid } from "./sentences.js";
import { player, voiceOfHouse } from "./spoken.js";

const KEPT = "listen-speed";
const main = document.querySelector("main");
const place = main.querySelector("[data-listen]");
const told = main.querySelector("[data-listen-told]");
const template = main.querySelector("template[data-listen-bar]");
const recording = main.querySelector(".recording:not(.film) audio");
const language = document.documentElement.lang;

let bar = null;
let sentences = [];
let at = 0;
let turn = 0; // what an earlier turn still tells is not heard
let isPlaying = false;
let isAsking = false;
let voice = null;

function remembered() {
    try {
        return localStorage.getItem(KEPT) ?? "1";
    } catch {
        return "1";
    }
}

function remember(speed) {
    try {
        localStorage.setItem(KEPT, speed);
    } catch {
        /* no storage in this browser: the speed holds for this page */
    }
}

function mark(one) {
    document.querySelectorAll(".is-spoken").forEach((each) => each.classList.remove("is-spoken"));
    if (CSS.highlights) CSS.highlights.delete("spoken");
    if (!one) return;
    if (CSS.highlights) CSS.highlights.set("spoken", new Highlight(one.range));
    else one.block.classList.add("is-spoken");
    const here = one.range.getBoundingClientRect();
    const isSeen = here.top > 80 && here.bottom < window.innerHeight - bar.offsetHeight - 24;
    if (!isSeen) one.block.scrollIntoView({ block: here.height > window.innerHeight / 2 ? "start" : "center", behavior: "auto" });
}

function show() {
    bar.querySelectorAll("[data-when]").forEach((each) => { each.hidden = (each.dataset.when === "playing") !== isPlaying; });
}

const browser = {
    say(one, rate, onEnd, onError) {
        synth.cancel();
        const speeches = one.chunks.map((chunk) => utterance(chunk.text, chunk.language, language));
        speeches.forEach((speech) => {
            speech.rate = rate;
            speech.addEventListener("error", onError);
            synth.speak(speech);
        });
        speeches.at(-1).addEventListener("end", onEnd);
    },
    hush: () => synth.cancel(),
};

function hush() {
    turn += 1;
    voice?.hush();
}

function say() {
    const mine = turn += 1;
    const one = sentences[at];
    if (!one) return stop();
    mark(one);
    voice.say(one, Number(bar.querySelector("select").value), () => {
        if (mine !== turn || !bar?.isConnected) return;
        at += 1;
        say();
    }, () => mine === turn && pause());
}

function play() {
    isPlaying = true;
    show();
    say();
}

/* The sentence begins anew when reading goes on: browsers forget where inside it they were. */
function pause() {
    isPlaying = false;
    hush();
    if (bar) show();
}

function step(by) {
    at = Math.max(0, Math.min(at + by, sentences.length - 1));
    if (isPlaying) say();
    else mark(sentences[at]);
}

function stop() {
    isPlaying = false;
    hush();
    mark(null);
    bar?.remove();
    bar = null;
    place.querySelector("button").focus({ preventScroll: true });
}

function openBar() {
    bar = template.content.firstElementChild.cloneNode(true);
    main.append(bar);
    bar.querySelector("select").value = remembered();
    const acts = { back: () => step(-1), on: () => step(1), pause, play, stop };
    for (const [name, act] of Object.entries(acts)) {
        bar.querySelector(`[data-act=${name}]`).addEventListener("click", act);
    }
    bar.querySelector("[data-act=pause]").addEventListener("click", () => bar.querySelector("[data-act=play]").focus());
    bar.querySelector("[data-act=play]").addEventListener("click", () => bar.querySelector("[data-act=pause]").focus());
    bar.querySelector("select").addEventListener("change", (event) => {
        remember(event.target.value);
        if (isPlaying) say();
    });
    bar.addEventListener("keydown", (event) => event.key === "Escape" && stop());
}

/* Who reads, and what: the browser, else the house. */
async function findVoice() {
    if (await whenVoice(language)) return [browser, sentencesIn(main)];
    const address = place.dataset.speech;
    const made = address && await voiceOfHouse(address, () => { told.textContent = told.dataset.listenMade; });
    const said = made ? sentencesSaid(main, made.sentences) : [];
    return said.length ? [player(made.sound), said] : [];
}

export async function begin() {
    if (isAsking) return;
    told.textContent = "";
    if (bar) return stop();
    if (!voiceFor(language)) told.textContent = told.dataset.listenLooks;
    isAsking = true;
    [voice, sentences] = await findVoice();
    isAsking = false;
    if (!voice) {
        told.textContent = told.dataset.listenTold;
        return;
    }
    told.textContent = "";
    recording?.pause();
    at = 0;
    openBar();
    play();
    bar.querySelector("[data-act=pause]").focus({ preventScroll: true });
}

export function playOwn() {
    if (bar) stop();
    recording.scrollIntoView({ block: "center", behavior: "auto" });
    recording.focus({ preventScroll: true });
    recording.play();
}

window.addEventListener("pagehide", hush);
