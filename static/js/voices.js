/* The browser's own voices. Nothing is sent anywhere by this script. */

export const synth = window.speechSynthesis;

const PATIENCE = 1500; // some browsers bring their voices a moment later

export const short = (code) => code.slice(0, 2).toLowerCase();

export function voiceFor(code) {
    return synth?.getVoices().find((one) => short(one.lang) === short(code));
}

/* The voice for a language, as soon as the browser has its list; nothing when it has none. */
export function whenVoice(code) {
    return new Promise((answer) => {
        if (!synth || voiceFor(code)) return answer(voiceFor(code));
        const tell = () => answer(voiceFor(code));
        synth.addEventListener("voiceschanged", () => voiceFor(code) && tell());
        setTimeout(tell, PATIENCE);
    });
}

/* Something to say, by a voice of its own language. */
export function utterance(text, code, fallback) {
    const speech = new SpeechSynthesisUtterance(text.replaceAll("\u00ad", ""));
    speech.voice = voiceFor(code) ?? voiceFor(fallback);
    speech.lang = speech.voice?.lang ?? code;
    return speech;
}
