/* The list of messages. Each new one is one node, made from a template that the server printed;
   nodes that are there already stay as they are, so that no screen reader reads the history again. */

import { fillText } from "./links.js";
import { fillSymbols, inWords, symbolsIn } from "./symbols.js";
import { retireLater } from "./take_back.js";
import { walkByArrows } from "./walk.js";

const language = document.documentElement.lang.slice(0, 2);
const TAKE_BACK_SECONDS = 30;
const LONG = 280;
const LONG_LINES = 6;

export const say = (texts) => texts[language] || texts.fi || "";

export class Log {
    constructor(root) {
        this.root = root;
        this.seat = Number(root.dataset.seat);
        this.box = root.querySelector("[data-log]");
        this.list = root.querySelector("[data-messages]");
        walkByArrows(this.box);
        for (const form of this.list.querySelectorAll("[data-take-back]")) {
            retireLater(form, Number(form.dataset.takeBack));
        }
    }

    isOwn(frame) {
        return frame.author.id === this.seat;
    }

    has(message) {
        return Boolean(this.find(message));
    }

    posted(frame) {
        if (this.has(frame.message)) return null;
        const node = this.made(frame);
        const after = [...this.list.children].find((other) => Number(other.dataset.seq) > frame.seq);
        this.list.insertBefore(node, after || null);
        this.root.querySelector("[data-none]").hidden = true;
        return node;
    }

    made(frame) {
        const isOwn = this.isOwn(frame);
        const node = clone(this.root, isOwn ? "own" : "other");
        if (!isOwn) {
            node.querySelector("[data-name]").textContent = frame.author.name;
            mark(node.querySelector(".message__head"), frame.author);
            node.querySelector(".message").classList.toggle("message--staff", Boolean(frame.author.staff));
            signEnd(node.querySelector("[data-by]"), frame);
        }
        node.dataset.message = frame.message;
        node.dataset.seq = frame.seq;
        node.dataset.author = frame.author.id;
        this.quote(node.querySelector("[data-quote]"), frame.reply_to);
        const time = node.querySelector("[data-time]");
        time.dateTime = frame.time;
        time.textContent = say(frame.when);
        for (const number of node.querySelectorAll("[data-number]")) number.textContent = frame.seq;
        for (const link of node.querySelectorAll("[href], [action]")) pointTo(link, frame.message);
        for (const link of node.querySelectorAll("a")) link.tabIndex = -1;
        fillText(node.querySelector("[data-text]"), frame.text);
        fillSymbols(this.root, node.querySelector("[data-symbols]"), frame.symbols);
        if (frame.masked) this.cover(node);
        const back = node.querySelector("[data-take-back]");
        const age = (Date.now() - Date.parse(frame.time)) / 1000;
        if (back && Math.abs(age) < TAKE_BACK_SECONDS) retireLater(back, TAKE_BACK_SECONDS - Math.max(age, 0));
        else if (back) back.remove();
        return node;
    }

    quote(quote, answered) {
        if (!answered) {
            quote.remove();
            return;
        }
        quote.querySelector("[data-quoted-name]").textContent = answered.name;
        mark(quote, answered);
        quote.querySelector("[data-quoted-text]").textContent = answered.text || inWords(this.root, answered.symbols);
        pointTo(quote.querySelector("[data-quoted]"), answered.message);
        quote.hidden = false;
    }

    /* Words that are gone from the room go from every quote of them too. */
    unquote(message) {
        for (const link of this.list.querySelectorAll(`[data-quoted][href*="/${Number(message)}/"]`)) {
            link.closest("[data-quote]").remove();
        }
    }

    hidden(frame) {
        const node = this.find(frame.message);
        if (!node) return;
        const isOwn = "own" in node.dataset;
        const hadFocus = node.contains(document.activeElement);
        node.replaceChildren(clone(this.root, frame.by === "writer" && isOwn ? "hidden-own" : `hidden-${frame.by}`));
        const more = node.querySelector("[data-more]");
        if (more) pointTo(more, frame.message);
        if (hadFocus) this.box.focus();
    }

    masked(frame) {
        const text = this.find(frame.message)?.querySelector("[data-text]");
        if (!text) return;
        fillText(text, frame.text);
        this.cover(text.closest("li"));
    }

    /* A name that hurts goes from every message and every quote that is on the page. */
    coverName(author) {
        const neutral = this.root.dataset.neutral;
        for (const node of this.list.querySelectorAll(`[data-author="${Number(author)}"]:not([data-own])`)) {
            const name = node.querySelector("[data-name]");
            if (name) name.textContent = neutral;
            const end = node.querySelector("[data-by-name]");
            if (end) end.textContent = neutral;
            const answers = this.list.querySelectorAll(`[data-quoted][href*="/${Number(node.dataset.message)}/"]`);
            for (const link of answers) link.querySelector("[data-quoted-name]").textContent = neutral;
        }
    }

    cover(node) {
        if (node.querySelector("[data-covered]")) return;
        node.querySelector("[data-text]").after(clone(this.root, "covered"));
    }

    /* Shown again: in its old place if it had one here, else at the end. */
    restored(frame) {
        const node = this.find(frame.message);
        if (!node) return this.posted(frame);
        node.replaceChildren(...this.made(frame).children);
        return null;
    }

    said(message) {
        const node = this.find(message);
        const text = node && node.querySelector("[data-text]");
        if (!text) return null;
        const words = text.textContent.slice(0, 140) || inWords(this.root, symbolsIn(node));
        return { message, name: node.querySelector("[data-name]").textContent, text: words, ...marksOf(node) };
    }

    find(message) {
        return this.list.querySelector(`[data-message="${Number(message)}"]`);
    }
}

/* The end of a long message can be in sight without its head: it says again who wrote it. */
function signEnd(end, { author, text }) {
    if (text.length <= LONG && text.split("\n").length <= LONG_LINES) {
        end.remove();
        return;
    }
    end.querySelector("[data-by-name]").textContent = author.name;
    mark(end, author);
    end.hidden = false;
}

/* Who looks after rooms is said by the page, and who does not; more plainly where a text could be the house's.
   What is not said of this writer is away: a reader of what is new would say hidden words too. */
function mark(place, writer) {
    for (const [sign, isSaid] of marks(place, writer)) {
        if (isSaid) sign.hidden = false;
        else sign.remove();
    }
}

export function marks(place, writer) {
    const said = { staff: writer.staff, member: writer.member, participant: !writer.staff };
    return Object.entries(said).map(([kind, isSaid]) => [place.querySelector(`[data-${kind}]`), Boolean(isSaid)]);
}

/* What the marks of a message say. */
function marksOf(node) {
    const shows = (kind) => Boolean(node.querySelector(`.message__head [data-${kind}]`));
    return { staff: shows("staff"), member: shows("member") };
}

export function clone(root, name) {
    return root.querySelector(`[data-template="${name}"]`).content.firstElementChild.cloneNode(true);
}

/* The templates have 0 where the number of a message or of a notice comes. */
export function pointTo(node, number) {
    for (const name of ["href", "action"]) {
        const address = node.getAttribute(name);
        if (!address) continue;
        node.setAttribute(name, address.replace(/\/0\//, `/${number}/`).replace("answer=0", `answer=${number}`));
    }
}
