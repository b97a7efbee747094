/* A room that stays fresh by itself. The page works without this; here it listens, sends and keeps what one writes. */

import "./aloud.js";
import { Composer } from "./composer.js";
import { Drafts, forgetRooms } from "./drafts.js";
import { Line } from "./line.js";
import { Log } from "./log.js";
import { Pace } from "./pace.js";
import { showState } from "./state.js";
import { Told } from "./told.js";
import { Waiting } from "./waiting.js";

const root = document.querySelector("[data-room]");
const ANSWER_TIME = 6000; /* a line that gives no answer for so long is no line, though nothing says so yet */

const SPOKEN_TIME = 8000;

function newRef() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function start() {
    const log = new Log(root);
    const waiting = new Waiting(root);
    const told = new Told(root);
    const drafts = new Drafts(`${root.dataset.room}:${root.dataset.seat}`);
    const atStart = Number(root.dataset.newest);
    let seq = Number(root.dataset.seq);

    /* For ears only, and gone after a while: what is seen in the page is not met twice. */
    let spoken;
    const speak = (words) => {
        const box = root.querySelector("[data-say]");
        box.textContent = words;
        clearTimeout(spoken);
        spoken = setTimeout(() => box.replaceChildren(), SPOKEN_TIME);
    };
    const line = new Line(root.dataset.socket, { opened, said, heard });
    keepUnderTheBar();
    const pace = new Pace(root, log, { send: (frame) => line.send(frame), say: speak });
    const form = root.querySelector("[data-composer]");
    const composer = form && new Composer(root, form, drafts, { send, say: speak, log });

    function opened() {
        waiting.stuck(false);
        line.send({ type: "changes.since", seq });
        pace.tellPlace();
        for (const one of drafts.unsent()) line.send({ type: "message.post", ...one });
    }

    function said(state) {
        if (state !== "back") waiting.stuck(true);
        for (const part of root.querySelectorAll("[data-connection] [data-state]")) {
            part.hidden = part.dataset.state !== state;
        }
    }

    function heard(frame) {
        switch (frame.type) {
            case "change": return change(frame);
            case "message.accepted": return accepted(frame);
            case "message.refused": return refused(frame);
            case "notice": return notice(frame);
            case "care": return told.offerCare();
            case "room.state": return state(frame);
            case "name.covered": return nameCovered(frame);
        }
        return undefined;
    }

    function nameCovered(frame) {
        log.coverName(frame.author);
        pace.coverName(frame.author, root.dataset.neutral);
    }

    function change(frame) {
        if (frame.seq <= seq) return;
        if (frame.seq > seq + 1) {
            line.send({ type: "changes.since", seq });
            return;
        }
        seq = frame.seq;
        changed(frame);
        pace.upTo(seq);
    }

    /* What the server printed is as things are now: the steps up to then only bring what waits to be read. */
    function changed(frame) {
        const isPrinted = frame.seq <= atStart && log.has(frame.message);
        if (frame.kind === "posted") return posted(frame);
        if (frame.kind === "hidden") pace.hidden(frame.message);
        if (frame.kind === "masked") pace.masked(frame);
        if (frame.kind === "hidden" || frame.kind === "masked") unquote(frame.message);
        if (isPrinted) return undefined;
        if (frame.kind === "hidden") return log.hidden(frame);
        if (frame.kind === "masked") return log.masked(frame);
        if (frame.kind === "restored") return log.has(frame.message) ? log.restored(frame) : posted(frame);
        return undefined;
    }

    function unquote(message) {
        log.unquote(message);
        pace.unquote(message);
        if (composer) composer.unquote(message);
    }

    function posted(frame) {
        drafts.done(frame.ref);
        waiting.drop(frame.ref);
        waiting.dropMessage(frame.message);
        return log.isOwn(frame) ? log.posted(frame) : pace.posted(frame);
    }

    function accepted(frame) {
        drafts.done(frame.ref);
        if (frame.status === "queued") speak(waiting.queued(frame));
        else if (frame.status !== "held") waiting.drop(frame.ref);
    }

    function refused(frame) {
        const one = drafts.done(frame.ref);
        const said = one || waiting.said(frame.ref);
        waiting.drop(frame.ref);
        if (composer) composer.refuse(said, frame.reasons);
    }

    function notice(frame) {
        if (frame.kind === "waiting") return speak(waiting.held(frame));
        if (frame.kind === "removed") waiting.dropMessage(frame.message);
        return told.tell(frame);
    }

    function state(frame) {
        showState(root, frame, speak);
        const isClosed = root.querySelector("[data-closed]");
        if (composer) composer.rest(!frame.may_write);
        if (isClosed) isClosed.hidden = frame.may_write || !form || !form.hidden;
    }

    function send({ text, symbols, reply_to }) {
        const one = { ref: newRef(), text, symbols, ...(reply_to ? { reply_to } : {}) };
        drafts.post(one);
        if (text.trim() || symbols.length) waiting.sending(one, !line.isOpen());
        line.send({ type: "message.post", ...one });
        setTimeout(() => drafts.has(one.ref) && waiting.stuck(true), ANSWER_TIME);
    }

    for (const part of root.querySelectorAll("[data-without-script]")) part.hidden = true;
    for (const one of drafts.unsent()) waiting.sending(one, true);
    log.box.addEventListener("click", (event) => {
        const answer = event.target.closest("[data-answer]");
        const found = answer && log.said(answer.closest("li").dataset.message);
        if (!found || !composer) return;
        event.preventDefault();
        composer.answer(found);
        form.hidden = false;
        composer.box.focus();
    });
    for (const leaving of document.querySelectorAll("[data-leave-quickly], .site-menu__links form button")) {
        leaving.addEventListener("click", () => {
            forgetRooms();
            line.end();
        }, { capture: true });
    }
    line.open();
}

if (root) start();

/* Heads of messages stay right under the bar, however high it is with large text. */
function keepUnderTheBar() {
    const bar = document.querySelector(".safe-bar");
    const measure = () => document.documentElement.style.setProperty("--bar", `${bar.offsetHeight}px`);
    if (bar) new ResizeObserver(measure).observe(bar);
}
