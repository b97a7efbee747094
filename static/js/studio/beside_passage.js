/* One paragraph that somebody writes: saves by itself, never over words it has not seen, keeps unsent words here. */

const PAUSE = 1500; /* after the last key */
const AT_LEAST = 8000; /* also when nobody pauses: a lease lasts while words change */
const AGAIN = 5000; /* after a save that failed */
const MOST_SENT = 5;
const OUTCOMES = { 401: "signed-out", 409: "conflict" };
const TRY_AGAIN = new Set(["offline", "failed", "refused"]);

export class Passage {
    constructor(node, page) {
        Object.assign(this, { node, page, block: node.dataset.passage });
        this.form = node.querySelector("[data-words-form]");
        this.box = this.form.elements.words;
        this.seen = this.form.elements.seen;
        this.saved = this.form.querySelector("[data-saved]");
        this.both = this.form.querySelector("[data-both]");
        this.stored = this.box.defaultValue; /* what the box said when the server last had it */
        this.sent = []; /* what was sent without an answer */
        this.state = "saved";
        this.box.addEventListener("input", () => this.written());
        this.box.addEventListener("blur", () => { if (!this.isDirty()) page.free(this.block); });
        this.form.addEventListener("submit", (event) => {
            event.preventDefault();
            this.save();
        });
        this.box.rows = 1; /* it grows with its words */
        this.fit();
    }

    isDirty() {
        return this.box.value !== this.stored;
    }

    fit() {
        this.box.style.height = "auto";
        this.box.style.height = `${this.box.scrollHeight + 4}px`;
    }

    written() {
        this.fit();
        this.page.keep(this.block, { words: this.box.value, seen: this.seen.value });
        this.page.take(this.block);
        if (this.state === "conflict" || this.state === "gone") return;
        if (this.state === "saved") this.say("waiting");
        this.since ||= Date.now();
        this.later(Date.now() - this.since > AT_LEAST ? 0 : PAUSE);
    }

    later(wait) {
        clearTimeout(this.timer);
        this.timer = setTimeout(() => this.save(), wait);
    }

    async save() {
        clearTimeout(this.timer);
        if (this.running || !this.isDirty() || this.state === "conflict" || this.state === "gone") return;
        this.running = true;
        this.since = 0;
        const draft = this.box.value;
        try {
            const { status, told } = await this.send(draft);
            this.answered(draft, status, told);
        } catch {
            this.say("offline");
        }
        this.running = false;
        if (this.isDirty() && this.state === "saved") this.later(PAUSE);
        else if (TRY_AGAIN.has(this.state)) this.later(AGAIN);
    }

    async send(draft) {
        const body = new URLSearchParams({ block: this.block, words: draft, seen: this.seen.value });
        for (const one of this.sent) body.append("sent", one);
        this.sent = [...this.sent.filter((one) => one !== draft), draft].slice(-MOST_SENT);
        const headers = { Accept: "application/json" };
        const answer = await fetch(this.form.action, { method: "POST", body, headers });
        return { status: answer.status, told: await answer.json().catch(() => ({})) };
    }

    answered(draft, status, told) {
        if (status === 200) this.taken(draft, told);
        else if (status === 409) this.conflict(told.stored);
        else if (OUTCOMES[status]) this.say(OUTCOMES[status]);
        else if (status === 422) this.say("told", told.sentence);
        else if (told.sentence) this.say("refused", told.sentence);
        else this.say("failed");
    }

    taken(draft, told) {
        this.stored = draft;
        this.seen.value = told.words;
        this.sent = [];
        this.say("saved", told.sentence);
        if (this.isDirty()) return;
        this.page.drop(this.block);
        if (document.activeElement !== this.box) this.page.free(this.block);
    }

    /* What is stored is not what was seen: both stay, and a person decides. */
    conflict(stored) {
        const isGone = stored === null || stored === undefined;
        this.say(isGone ? "gone" : "conflict");
        const panel = this.page.template(isGone ? "gone" : "two").cloneNode(true);
        const on = (name, act) => {
            const button = panel.querySelector(`[data-${name}]`);
            if (button) button.addEventListener("click", act);
        };
        if (!isGone) panel.querySelector("[data-stored]").innerText = stored;
        on("keep-mine", () => this.settle(stored, this.box.value));
        on("take-stored", () => this.settle(stored, stored));
        on("put-back", () => this.page.putBack(this));
        on("let-go", () => {
            this.page.drop(this.block);
            this.node.remove();
        });
        this.both.replaceChildren(panel);
    }

    /* The paragraph is the storyteller's again; the words that were not saved stay here beside it. */
    takenBack(sentence) {
        clearTimeout(this.timer);
        if (this.state === "gone") return;
        this.conflict(this.seen.value);
        this.say("conflict", sentence);
        this.page.speak(sentence);
    }

    settle(stored, words) {
        this.both.replaceChildren();
        this.seen.value = stored;
        this.stored = stored;
        this.sent = [];
        this.box.value = words;
        this.fit();
        this.box.focus();
        this.say("waiting");
        if (this.isDirty()) return this.later(0);
        this.page.drop(this.block);
        return this.say("saved");
    }

    /* The stored words are others now. What somebody is writing stays; saving will show both. */
    fresh(words) {
        if (this.isDirty() || this.running || this.box.value === words) return;
        const at = this.box.selectionStart;
        this.box.value = words;
        this.stored = words;
        this.seen.value = words;
        if (document.activeElement === this.box) this.box.setSelectionRange(at, at);
        this.fit();
    }

    /* Words that were kept on this device and never saved. */
    bringBack({ words, seen }) {
        if (words === this.stored) return this.page.drop(this.block);
        this.seen.value = seen;
        this.box.value = words;
        this.fit();
        return this.later(0);
    }

    say(next, sentence) {
        const words = this.page.words(next);
        this.saved.classList.toggle("studio__saved--not", next !== "saved");
        if (sentence) this.saved.textContent = sentence;
        else if (words) this.saved.replaceChildren(words.cloneNode(true));
        if (next !== this.state && next !== "waiting" && (next !== "saved" || this.state !== "waiting")) {
            this.page.speak(sentence || words.textContent);
        }
        this.state = next;
    }
}
