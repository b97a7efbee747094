/* How new messages come: calmly when one asks, one at a time, or by themselves. The server keeps the place.

   The focus stays on "Show new messages" when it is pressed: the log speaks what was added, once and politely.
   Moving the focus to the first new message would make a screen reader say it twice, and "Show the next message"
   is pressed many times in a row. The button never goes away under the focus; it says that nothing is new. */

const BATCH = 30;
const SETTLE = 1500;

export class Pace {
    constructor(root, log, { send, say }) {
        Object.assign(this, { root, log, send, say });
        this.mode = root.dataset.mode;
        this.atStart = Number(root.dataset.newest);
        this.heard = Number(root.dataset.seq);
        this.place = 0;
        this.pending = [];
        this.form = root.querySelector("[data-new]");
        this.button = this.form.querySelector("button");
        this.isMany = Boolean(this.form.dataset.many);
        this.form.addEventListener("submit", (event) => this.asked(event));
        this.button.addEventListener("blur", () => setTimeout(() => this.update()));
        document.addEventListener("visibilitychange", () => this.settle());
        const stop = root.querySelector("[data-stop]");
        if (stop) stop.addEventListener("submit", (event) => this.turn(event, stop));
    }

    /* Everything up to this number has been heard. */
    upTo(seq) {
        this.heard = seq;
        if (this.mode === "stream") this.settle();
        else if (!this.pending.length && !this.isMany && seq > this.atStart) this.keep(seq);
        if (seq >= this.atStart) this.update();
    }

    posted(frame) {
        if (this.mode === "stream") return this.log.posted(frame);
        if (this.isMany || this.log.has(frame.message)) return null;
        this.hidden(frame.message); // shown again while it waits: as it is now
        this.pending.push(frame);
        if (frame.seq > this.atStart && !this.isTold) {
            this.isTold = true;
            this.say(this.form.dataset.come);
        }
        return null;
    }

    hidden(message) {
        this.pending = this.pending.filter((frame) => frame.message !== message);
    }

    unquote(message) {
        for (const frame of this.pending) if (frame.reply_to?.message === message) frame.reply_to = null;
    }

    coverName(author, neutral) {
        for (const frame of this.pending) if (frame.author.id === author) frame.author.name = neutral;
    }

    masked(frame) {
        const found = this.pending.find((one) => one.message === frame.message);
        if (found) Object.assign(found, { text: frame.text, masked: true });
    }

    asked(event) {
        if (this.pending.length) {
            event.preventDefault();
            this.show();
        } else if (this.button.getAttribute("aria-disabled")) event.preventDefault();
    }

    show(limit = this.mode === "one" ? 1 : BATCH) {
        const now = this.pending.splice(0, limit);
        for (const old of this.root.querySelectorAll(".is-new")) old.classList.remove("is-new");
        const nodes = now.map((frame) => this.log.posted(frame)).filter(Boolean);
        this.isTold = false;
        this.keep(this.pending.length ? now.at(-1).seq : this.heard);
        this.update();
        if (!nodes.length) return;
        nodes[0].classList.add("is-new");
        this.bring(nodes[0]);
    }

    /* Only the box of the messages moves, and only because somebody asked. */
    bring(node) {
        const box = this.log.box;
        const above = node.getBoundingClientRect().top - box.getBoundingClientRect().top - 24;
        if (box.scrollHeight > box.clientHeight && above < 0) box.scrollTop += above;
    }

    update() {
        if (this.isMany) return;
        const count = this.pending.length;
        const { none, one, more, next, leftOne, leftMore } = this.form.dataset;
        const batch = Math.min(count, BATCH);
        let label = batch === 1 ? one : more.replace("{}", batch);
        if (this.mode === "one") label = next;
        this.put(this.button.querySelector("[data-label]"), count ? label : none);
        const left = this.form.querySelector("[data-left]");
        left.hidden = count <= batch && !(this.mode === "one" && count);
        this.put(left, count === 1 ? leftOne : leftMore.replace("{}", count));
        this.button.toggleAttribute("aria-disabled", !count);
        if (!count) this.button.setAttribute("aria-disabled", "true");
        this.form.hidden = this.mode === "stream" || (!count && document.activeElement !== this.button);
    }

    put(node, text) {
        if (node.textContent !== text) node.textContent = text;
    }

    keep(seq) {
        if (seq <= this.place) return;
        this.place = seq;
        this.tellPlace();
    }

    tellPlace() {
        if (this.place) this.send({ type: "place.read", seq: this.place });
    }

    /* Where messages come by themselves, the place follows what was in sight for a moment. */
    settle() {
        clearTimeout(this.timer);
        if (this.mode !== "stream" || document.visibilityState !== "visible") return;
        this.timer = setTimeout(() => this.keep(this.heard), SETTLE);
    }

    /* "Stop messages", and back again: at once here, and told to the server. */
    turn(event, form) {
        event.preventDefault();
        const wished = form.elements.mode.value;
        fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" }).catch(() => form.submit());
        this.mode = wished;
        const isCalm = wished === "calm";
        if (isCalm) this.keep(this.heard);
        else if (this.pending.length) this.show(this.pending.length);
        form.elements.mode.value = isCalm ? "stream" : "calm";
        form.querySelector("[data-label]").textContent = isCalm ? form.dataset.go : form.dataset.halt;
        this.say(isCalm ? form.dataset.halted : form.dataset.going);
        this.choose(wished);
        this.update();
    }

    choose(mode) {
        const radio = this.root.querySelector(`[data-modes] [value="${CSS.escape(mode)}"]`);
        radio.checked = true;
        this.root.querySelector("[data-mode-now]").textContent = radio.labels[0].textContent;
    }
}
