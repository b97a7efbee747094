/* Reads aloud with the browser's own voice, only when somebody asks, and only where there is a voice
   for the language of the page. Nothing is sent anywhere by this script. */

import { synth as voices, utterance, voiceFor } from "../voices.js";

const language = document.documentElement.lang;

/* A new line is a pause too. */
function spoken(part) {
    return part.textContent.trim().split(/\s*\n\s*/).join(". ");
}

function texts(selector) {
    const marks = ".message__head [data-staff], .message__head [data-participant]";
    const parts = `[data-name], ${marks}, [data-text], [data-symbol], [data-time]`;
    const all = [...document.querySelectorAll(selector)];
    const from = all.findIndex((one) => one.classList.contains("is-new"));
    return all.slice(Math.max(from, 0)).map((one) => {
        return [...one.querySelectorAll(parts)].map((part) => spoken(part)).join(". ");
    }).filter(Boolean);
}

function prepare(place) {
    const button = place.querySelector("button");
    const label = place.querySelector("[data-label]");
    const stopped = () => {
        label.textContent = label.dataset.start;
    };
    button.addEventListener("click", () => {
        const wasSpeaking = voices.speaking || voices.pending;
        voices.cancel();
        stopped();
        if (wasSpeaking) return;
        const all = texts(place.dataset.readAloud);
        if (all.length) label.textContent = label.dataset.end;
        all.forEach((text, number) => {
            const speech = utterance(text, language, language);
            if (number === all.length - 1) speech.addEventListener("end", stopped);
            voices.speak(speech);
        });
    });
}

const places = document.querySelectorAll("[data-read-aloud]");

function offer() {
    for (const place of places) place.hidden = !voiceFor(language);
}

if (voices) {
    places.forEach(prepare);
    offer();
    voices.addEventListener("voiceschanged", offer);
    window.addEventListener("pagehide", () => voices.cancel());
}
