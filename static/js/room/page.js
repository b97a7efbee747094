/* A room that stays fresh by itself. The page works without this; here it listens, sends and keeps what one writes. */

import { Drafts } from "./drafts.js";
import { Line } from "./line.js";
import { Log } from "./log.js";

const root = document.querySelector("[data-room]");

function newRef() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function start() {
    const log = new Log(root);
    const drafts = new Drafts(`${root.dataset.room}:${root.dataset.seat}`);
    const composer = root.querySelector("[data-composer]");
    const box = composer && composer.querySelector("textarea");
    const refused = composer && composer.querySelector("[data-refused]");
    let seq = Number(root.dataset.seq);

    for (const part of root.querySelectorAll("[data-without-script]")) part.hidden = true;

    const line = new Line(root.dataset.socket, {
        opened() {
            line.send({ type: "changes.since", seq });
            for (const { ref, text } of drafts.unsent()) line.send({ type: "message.post", ref, text });
        },
        said(state) {
            for (const part of root.querySelectorAll("[data-connection] [data-state]")) {
                part.hidden = part.dataset.state !== state;
            }
        },
        heard(frame) {
            switch (frame.type) {
                case "change": return change(frame);
                case "message.accepted": return accepted(frame);
                case "message.refused": return refuse(frame);
                case "notice": return log.tell(frame);
                case "care": return log.offerCare();
            }
        },
    });

    function change(frame) {
        if (frame.seq <= seq) return;
        if (frame.seq > seq + 1) {
            line.send({ type: "changes.since", seq });
            return;
        }
        seq = frame.seq;
        if (frame.kind === "posted") {
            drafts.done(frame.ref);
            log.posted(frame);
        } else if (frame.kind === "hidden") log.hidden(frame);
    }

    function accepted(frame) {
        drafts.done(frame.ref);
        log.accepted(frame);
    }

    function refuse(frame) {
        const text = drafts.done(frame.ref) || log.textOf(frame.ref);
        log.drop(frame.ref);
        if (!box) return;
        if (!box.value) box.value = text;
        drafts.write(box.value);
        refused.hidden = false;
        refused.querySelector("[data-reasons]").textContent = frame.reasons.map((reason) => reason.text).join(" ");
    }

    for (const { ref, text } of drafts.unsent()) log.sending(ref, text);
    if (!composer) return line.open();

    if (!box.value) box.value = drafts.read();
    box.addEventListener("input", () => drafts.write(box.value));
    composer.addEventListener("submit", (event) => {
        event.preventDefault();
        const ref = newRef();
        const text = box.value;
        refused.hidden = true;
        drafts.post(ref, text);
        if (text.trim()) log.sending(ref, text);
        line.send({ type: "message.post", ref, text });
        box.value = "";
        drafts.write("");
        box.focus();
    });
    for (const leaving of document.querySelectorAll("[data-leave-quickly], .site-menu__links form button")) {
        leaving.addEventListener("click", () => drafts.forget(), { capture: true });
    }
    line.open();
}

if (root) start();
