/* What this person alone is told: outcomes with their reasons, and who helps at once. It stands above the box
   where one writes, for there the eyes are. */

import { clone, pointTo, say } from "./log.js";

export class Told {
    constructor(root) {
        this.root = root;
        this.box = root.querySelector("[data-told]");
    }

    tell(frame) {
        if (this.root.querySelector(`[data-notice="${Number(frame.notice)}"]`)) return;
        const node = clone(this.root, "told");
        node.dataset.notice = frame.notice;
        node.id = `notice-${Number(frame.notice)}`;
        node.querySelector("[data-title]").textContent = say(frame.title);
        node.querySelector("[data-text]").textContent = say(frame.text);
        const appeal = node.querySelector("[data-appeal]");
        appeal.hidden = !appeal.dataset.appeal.split(" ").includes(frame.kind);
        for (const part of node.querySelectorAll("[action], [href]")) pointTo(part, frame.notice);
        this.box.append(node);
        if (frame.kind === "warned") this.warn(node.id);
    }

    /* Beside the box to write in stands the way to the warning. */
    warn(id) {
        const line = this.root.querySelector("[data-warned]");
        if (!line || !line.hidden) return;
        line.querySelector("a").href = `#${id}`;
        line.hidden = false;
    }

    offerCare() {
        if (!this.box.querySelector("[data-care]")) this.box.append(clone(this.root, "care"));
        // The one thing that moves the page by itself: help must be seen, not only be there.
        this.box.querySelector("[data-care]").scrollIntoView({ block: "nearest" });
    }
}
