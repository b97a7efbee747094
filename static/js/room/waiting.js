/* One's own messages that are not in the room yet: on their way, waiting for a moderator, or for their turn. */

import { clone, pointTo, say } from "./log.js";
import { fillSymbols, symbolsIn } from "./symbols.js";

export class Waiting {
    constructor(root) {
        this.root = root;
        this.list = root.querySelector("[data-waiting]");
    }

    sending({ ref, text, symbols }, isStuck) {
        if (this.byRef(ref)) return;
        const node = clone(this.root, "sending");
        node.dataset.ref = ref;
        this.fill(node, { text, symbols });
        this.add(node);
        this.stuck(isStuck);
    }

    /* Without a connection they wait, and say so. */
    stuck(isStuck) {
        for (const node of this.list.querySelectorAll("li:has([data-stuck])")) {
            node.querySelector("[data-stuck]").hidden = !isStuck;
            node.querySelector("[data-going]").hidden = isStuck;
        }
    }

    held(frame) {
        const words = `${say(frame.title)} ${say(frame.text)}`;
        const node = this.replaced(frame, "waiting");
        node.querySelector("[data-state]").textContent = words;
        return words;
    }

    queued(frame) {
        const node = this.replaced(frame, "queued");
        node.querySelector("[data-when]").textContent = say(frame.when);
        return node.querySelector(".message__state").textContent.trim();
    }

    replaced(frame, template) {
        const said = this.said(frame.ref);
        this.drop(frame.ref);
        const node = clone(this.root, template);
        node.dataset.ref = frame.ref;
        node.dataset.message = frame.message;
        this.fill(node, said);
        node.querySelector("[data-number]").textContent = frame.message;
        pointTo(node.querySelector("[data-more]"), frame.message);
        this.add(node);
        return node;
    }

    fill(node, { text, symbols }) {
        node.querySelector("[data-text]").textContent = text;
        fillSymbols(this.root, node.querySelector("[data-symbols]"), symbols || []);
    }

    /* What stands here under this name: its text and its pictures. */
    said(ref) {
        const node = this.byRef(ref);
        return node ? { text: node.querySelector("[data-text]").textContent, symbols: symbolsIn(node) } : { text: "" };
    }

    drop(ref) {
        this.take(this.byRef(ref));
    }

    dropMessage(message) {
        this.take(this.list.querySelector(`[data-message="${Number(message)}"]`));
    }

    byRef(ref) {
        return this.list.querySelector(`[data-ref="${CSS.escape(String(ref))}"]`);
    }

    add(node) {
        this.list.append(node);
        this.list.hidden = false;
    }

    take(node) {
        if (node) node.remove();
        this.list.hidden = this.list.children.length === 0;
    }
}
