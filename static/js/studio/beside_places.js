/* Where the others are, in words beside each paragraph. Calm: seen, and not said aloud. */

const STALE = 45000;
const EVERY = 15000;
const SETTLES = 1500; /* the browser scrolls by itself while a page opens */
const LOOKS = 3000; /* how often the storyteller's page says that it is looked at */

export class Places {
    constructor(root, { send, words }) {
        Object.assign(this, { root, send, words, others: new Map(), here: "", settled: Date.now() + SETTLES });
        this.begin();
        root.addEventListener("focusin", (event) => this.at(event.target.closest("[data-passage]")));
        root.addEventListener("pointerdown", (event) => this.at(event.target.closest("[data-passage]")));
        document.addEventListener("scroll", () => {
            clearTimeout(this.scrolled);
            this.scrolled = setTimeout(() => this.look(), 600);
        }, { passive: true });
        setInterval(() => {
            this.tell();
            this.show();
        }, EVERY);
        setInterval(() => { if (!document.hidden) this.watch(); }, LOOKS);
        document.addEventListener("visibilitychange", () => this.watch());
    }

    /* Who comes back from a form is at its paragraph: the one that was not taken, or the one in the address. */
    begin() {
        const open = this.root.querySelector("[data-suggest][open]") || document.getElementById(window.location.hash.slice(1));
        const passage = open && open.closest("[data-passage]");
        if (passage) this.here = passage.dataset.passage;
    }

    /* Somebody who only reads is at the paragraph in the middle of their window. */
    look() {
        if (this.root.contains(document.activeElement) || (this.here && Date.now() < this.settled)) return;
        const middle = document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 3);
        this.at(middle && middle.closest("[data-passage]"));
    }

    at(passage) {
        if (!passage || passage.dataset.passage === this.here) return;
        this.here = passage.dataset.passage;
        this.tell();
    }

    tell() {
        if (!document.hidden) this.send({ type: "place.at", block: this.here });
    }

    /* Somebody may type for the storyteller only while this page is before their eyes. */
    watch() {
        if (this.root.hasAttribute("data-teller")) this.send({ type: "watching", on: !document.hidden });
    }

    /* Who has the page open, also when they do nothing on it. */
    present(here) {
        const others = here.filter((one) => String(one.person) !== this.root.dataset.person);
        const said = others.map((one) => this.words("present").textContent.replace("{name}", one.name)).join(" ");
        const shown = this.root.querySelector("[data-present]");
        if (shown.textContent.trim() !== said) shown.textContent = said;
    }

    heard({ person, name, block }) {
        if (String(person) === this.root.dataset.person) return;
        if (block) this.others.set(person, { name, block, time: Date.now() });
        else this.others.delete(person);
        this.show();
    }

    show() {
        for (const [person, { time }] of this.others) if (Date.now() - time > STALE) this.others.delete(person);
        for (const line of this.root.querySelectorAll("[data-here]")) {
            const block = line.closest("[data-passage]").dataset.passage;
            const names = [...this.others.values()].filter((one) => one.block === block).map((one) => one.name);
            const said = names.map((name) => this.words("here").textContent.replace("{name}", name)).join(" ");
            if (line.textContent !== said) line.textContent = said;
        }
    }
}
