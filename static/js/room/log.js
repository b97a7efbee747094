/* The list of messages. Each new one is one node, made from a template that the server printed. */

const language = document.documentElement.lang.slice(0, 2);

export class Log {
    constructor(root) {
        this.root = root;
        this.seat = Number(root.dataset.seat);
        this.list = root.querySelector("[data-messages]");
        this.waiting = root.querySelector("[data-waiting]");
        this.told = root.querySelector("[data-told]");
        this.walkByArrows(root.querySelector("[data-log]"));
    }

    posted(frame) {
        this.drop(frame.ref);
        this.dropWaiting(frame.message);
        if (this.find(this.list, frame.message)) return;
        const isOwn = frame.author.id === this.seat;
        const node = this.clone(isOwn ? "own" : "other");
        if (!isOwn) node.querySelector("[data-name]").textContent = frame.author.name;
        this.fill(node, frame.message, frame.text);
        const time = node.querySelector("[data-time]");
        time.dateTime = frame.time;
        time.textContent = frame.when[language] || frame.when.fi;
        node.querySelector("[data-seq]").textContent = frame.seq;
        node.dataset.own = isOwn ? "1" : "";
        node.querySelector("[data-more]").tabIndex = -1;
        this.list.append(node);
        this.root.querySelector("[data-none]").hidden = true;
    }

    hidden(frame) {
        const node = this.find(this.list, frame.message);
        if (!node) return;
        const isOwn = Boolean(node.querySelector(".message--own"));
        node.replaceChildren(this.clone(frame.by === "writer" && isOwn ? "hidden-own" : `hidden-${frame.by}`));
    }

    sending(ref, text) {
        if (this.waiting.querySelector(`[data-ref="${CSS.escape(ref)}"]`)) return;
        const node = this.clone("sending");
        node.dataset.ref = ref;
        node.querySelector("[data-text]").textContent = text;
        this.waiting.append(node);
        this.waiting.hidden = false;
    }

    accepted(frame) {
        if (frame.status !== "held") this.drop(frame.ref);
    }

    textOf(ref) {
        const node = this.waiting.querySelector(`[data-ref="${CSS.escape(ref)}"]`);
        return node ? node.querySelector("[data-text]").textContent : "";
    }

    drop(ref) {
        const node = this.waiting.querySelector(`[data-ref="${CSS.escape(ref)}"]`);
        if (node) node.remove();
        this.waiting.hidden = this.waiting.children.length === 0;
    }

    dropWaiting(message) {
        const node = this.find(this.waiting, message);
        if (node) node.remove();
        this.waiting.hidden = this.waiting.children.length === 0;
    }

    tell(frame) {
        if (frame.kind === "waiting") return this.wait(frame);
        if (frame.kind === "removed") this.dropWaiting(frame.message);
        if (this.told.querySelector(`[data-notice="${frame.notice}"]`)) return undefined;
        const node = this.clone("told");
        node.dataset.notice = frame.notice;
        node.querySelector("[data-title]").textContent = this.say(frame.title);
        node.querySelector("[data-text]").textContent = this.say(frame.text);
        const form = node.querySelector("form");
        form.setAttribute("action", form.getAttribute("action").replace("/0/", `/${frame.notice}/`));
        this.told.append(node);
        return undefined;
    }

    wait(frame) {
        const text = this.textOf(frame.ref);
        this.drop(frame.ref);
        const node = this.clone("waiting");
        node.dataset.ref = frame.ref;
        this.fill(node, frame.message, text);
        node.querySelector("[data-seq]").textContent = frame.message;
        node.querySelector("[data-state]").textContent = `${this.say(frame.title)} ${this.say(frame.text)}`;
        this.waiting.append(node);
        this.waiting.hidden = false;
        this.root.querySelector("[data-say]").textContent = node.querySelector("[data-state]").textContent;
    }

    offerCare() {
        if (this.told.querySelector("[data-care]")) return;
        this.told.append(this.clone("care"));
    }

    fill(node, message, text) {
        node.dataset.message = message;
        node.querySelector("[data-text]").textContent = text;
        const more = node.querySelector("[data-more]");
        more.setAttribute("href", more.getAttribute("href").replace("/0/", `/${message}/`));
    }

    say(texts) {
        return texts[language] || texts.fi;
    }

    find(list, message) {
        return list.querySelector(`[data-message="${Number(message)}"]`);
    }

    clone(name) {
        const template = this.root.querySelector(`[data-template="${name}"]`);
        return template.content.firstElementChild.cloneNode(true);
    }

    /* The log is one stop for Tab; the arrow keys walk from message to message inside it. */
    walkByArrows(box) {
        const links = () => [...box.querySelectorAll("[data-more]")];
        for (const link of links()) link.tabIndex = -1;
        box.addEventListener("keydown", (event) => {
            if (!["ArrowUp", "ArrowDown"].includes(event.key) || !links().length) return;
            const all = links();
            const here = all.indexOf(document.activeElement);
            const next = event.key === "ArrowUp" ? (here < 0 ? all.length : here) - 1 : here + 1;
            if (here < 0 && event.key === "ArrowDown") return;
            event.preventDefault();
            if (next >= all.length) box.focus();
            else all[Math.max(next, 0)].focus();
        });
    }
}
