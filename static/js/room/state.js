/* The state of the room in words: open, closed, a break. It is spoken only when it has changed. */

import { say } from "./log.js";

export function showState(root, frame, speak) {
    const line = root.querySelector("[data-room-state]");
    const title = line.querySelector("[data-title]");
    const text = line.querySelector("[data-text]");
    const isNew = title.textContent !== say(frame.title) || text.textContent !== say(frame.text);
    line.dataset.code = frame.code;
    if (isNew) {
        title.textContent = say(frame.title);
        text.textContent = say(frame.text);
        speak(`${title.textContent} ${text.textContent}`);
    }
    const first = root.querySelector("[data-first]");
    if (first) first.hidden = !frame.may_write;
    const pinned = root.querySelector("[data-pinned]");
    const words = pinned.querySelector("[data-pinned-text]");
    pinned.hidden = !frame.pinned;
    if (words.textContent === (frame.pinned || "")) return;
    words.textContent = frame.pinned || "";
    if (frame.pinned) speak(pinned.textContent.trim());
}
