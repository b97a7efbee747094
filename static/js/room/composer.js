/* The box to write in: what is in it is never lost. Enter makes a new line; Ctrl and Enter send. */

import { marks } from "./log.js";
import { Picker } from "./symbols.js";

export class Composer {
    constructor(root, form, drafts, { send, say, log }) {
        Object.assign(this, { form, drafts, say, log });
        this.box = form.querySelector("textarea");
        this.refused = form.querySelector("[data-refused]");
        this.answering = form.querySelector("[data-answering]");
        this.picker = new Picker(root, form, { changed: () => this.keep() });
        this.fill();
        this.box.addEventListener("input", () => drafts.write(this.box.value));
        this.box.addEventListener("keydown", (event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
        });
        form.querySelector("[data-drop]").addEventListener("click", (event) => {
            event.preventDefault();
            this.answer(null);
            this.box.focus();
        });
        const sends = (what) => (event) => {
            event.preventDefault();
            if (!this.isResting()) send(what(event));
            else this.say(form.querySelector("[data-rest]").textContent.trim());
        };
        form.addEventListener("submit", sends(() => this.taken()));
        root.querySelector("[data-phrases]").addEventListener("submit", sends((event) => this.phrase(event.submitter.value)));
    }

    fill() {
        if (!this.box.value) this.box.value = this.drafts.read();
        if (!this.picker.codes.length) this.picker.put(this.drafts.chosen());
        this.isFilled = true;
        const isChosenHere = this.form.elements.reply_to.value;
        const kept = this.drafts.answered();
        if (!isChosenHere && kept) this.answer(this.log.said(kept.message)); /* as it is said now, or not at all */
        if (this.isResting() && (this.box.value || this.picker.codes.length)) this.form.hidden = false;
    }

    /* What is to be sent; the box is empty after that. */
    taken() {
        const text = this.box.value;
        const symbols = this.picker.codes;
        const reply_to = this.answered();
        this.refused.hidden = true;
        this.form.querySelector("[data-again]").hidden = true;
        this.put("");
        this.picker.put([]);
        this.answer(null);
        this.box.focus();
        return { text, symbols, reply_to };
    }

    /* A whole sentence goes by itself: what is in the box stays there, and so does the focus. */
    phrase(code) {
        const reply_to = this.answered();
        this.answer(null);
        return { text: "", symbols: [code], reply_to };
    }

    answered() {
        return Number(this.form.elements.reply_to.value) || null;
    }

    /* Not before the draft has been read: else the empty row would be kept in its place. */
    keep() {
        if (this.isFilled) this.drafts.choose(this.picker.codes);
    }

    put(text) {
        this.box.value = text;
        this.drafts.write(text);
    }

    /* The message that the next one answers: { message, name, text, staff, member }, or null. */
    answer(said) {
        this.form.elements.reply_to.value = said ? said.message : "";
        this.answering.hidden = !said;
        this.drafts.answer(said && { message: said.message });
        const { name, text } = said || { name: "", text: "" }; // what is not answered stays nowhere
        this.answering.querySelector("[data-quoted-name]").textContent = name;
        this.answering.querySelector("[data-quoted-text]").textContent = text;
        for (const [sign, isSaid] of marks(this.answering, said || {})) sign.hidden = !isSaid;
    }

    unquote(message) {
        if (this.answered() === message) this.answer(null);
    }

    /* The text and the pictures come back, before what has been written since. */
    refuse({ text, symbols }, reasons) {
        this.put([text, this.box.value].filter(Boolean).join("\n\n"));
        this.picker.put([...new Set([...(symbols || []), ...this.picker.codes])]);
        this.form.hidden = false;
        this.refused.hidden = false;
        const words = this.refused.querySelector("[data-reasons]");
        words.textContent = reasons.map((reason) => reason.text).join(" ");
        const warned = this.form.querySelector("[data-warned]");
        if (warned.hidden || !reasons.some((reason) => reason.code === "warned")) return;
        words.replaceChildren(warned.querySelector("a").cloneNode(true));
    }

    isResting() {
        return "resting" in this.form.dataset;
    }

    /* The room stops or opens: only sending rests; the text and the focus stay. */
    rest(isResting) {
        if (isResting === this.isResting()) return;
        if (isResting) this.form.dataset.resting = "";
        else delete this.form.dataset.resting;
        const wasHidden = this.form.hidden;
        if (!isResting) this.form.hidden = false;
        this.form.querySelector("[data-rest]").hidden = !isResting;
        this.form.querySelector("[data-again]").hidden = isResting || wasHidden;
        for (const button of this.form.querySelectorAll('button[type="submit"]')) {
            if (isResting) button.setAttribute("aria-disabled", "true");
            else button.removeAttribute("aria-disabled");
        }
    }
}
