/* Pictures that say something. The server printed each one with its words, in the language of the page. */

const MOST = 12;

function made(root, code) {
    const found = root.querySelector('[data-template="symbols"]').content.querySelector(`[data-symbol="${CSS.escape(code)}"]`);
    return found && found.cloneNode(true);
}

const wordsOf = (node) => node.querySelector("span").textContent;

export function fillSymbols(root, list, codes) {
    list.replaceChildren(...codes.map((code) => made(root, code)).filter(Boolean));
    list.hidden = !list.children.length;
}

export function symbolsIn(node) {
    return [...node.querySelectorAll("[data-symbols] > [data-symbol]")].map((one) => one.dataset.symbol);
}

export function inWords(root, codes) {
    const words = codes.map((code) => made(root, code)).filter(Boolean).map(wordsOf);
    return words.reduce((line, next) => line + (/[.!?]$/.test(line) ? " " : ", ") + next, "").replace(/^, /, "");
}

/* The words that one chooses, in the order of the presses, under the button that sends them. */
export class Picker {
    constructor(root, form, { changed }) {
        Object.assign(this, { root, changed });
        this.text = form.querySelector("textarea");
        this.box = form.querySelector("[data-chosen]");
        this.list = this.box.querySelector("ul");
        this.full = form.querySelector("[data-full]");
        this.ticks = [...form.querySelectorAll('input[name="symbols"]')];
        this.codes = [];
        for (const tick of this.ticks) tick.addEventListener("change", () => this.turn(tick.value, tick.checked));
        this.put(this.ticks.filter((tick) => tick.checked).map((tick) => tick.value));
    }

    put(codes) {
        this.codes = codes.slice(0, MOST);
        this.show();
    }

    turn(code, isChosen) {
        const others = this.codes.filter((one) => one !== code);
        const isFull = isChosen && others.length >= MOST;
        this.codes = isChosen && !isFull ? [...others, code] : others;
        this.show();
        this.full.hidden = !isFull;
    }

    show() {
        this.full.hidden = true;
        for (const tick of this.ticks) tick.checked = this.codes.includes(tick.value);
        this.list.replaceChildren(...this.codes.map((code) => this.chosen(code)).filter(Boolean));
        this.box.hidden = !this.list.children.length;
        this.changed(this.codes);
    }

    chosen(code) {
        const symbol = made(this.root, code);
        if (!symbol) return null;
        const node = this.root.querySelector('[data-template="chosen"]').content.firstElementChild.cloneNode(true);
        node.querySelector("[data-picture]").append(...symbol.children);
        node.querySelector("button").addEventListener("click", () => {
            const place = this.codes.indexOf(code);
            this.turn(code, false);
            const next = this.list.querySelectorAll("button")[Math.min(place, this.codes.length - 1)];
            (next || this.text).focus();
        });
        return node;
    }
}
