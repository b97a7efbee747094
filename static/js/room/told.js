/* What this person alone is told: outcomes with their reasons, and who helps at once. */

import { clone, pointTo, say } from "./log.js";

export class Told {
    constructor(root) {
        this.root = root;
        this.box = root.querySelector("[data-told]");
    }

    tell(frame) {
        if (this.box.querySelector(`[data-notice="${Number(frame.notice)}"]`)) return;
        const node = clone(this.root, "told");
        node.dataset.notice = frame.notice;
        node.querySelector("[data-title]").textContent = say(frame.title);
        node.querySelector("[data-text]").textContent = say(frame.text);
        const appeal = node.querySelector("[data-appeal]");
        appeal.hidden = !appeal.dataset.appeal.split(" ").includes(frame.kind);
        for (const part of node.querySelectorAll("[action], [href]")) pointTo(part, frame.notice);
        this.box.append(node);
    }

    offerCare() {
        if (!this.box.querySelector("[data-care]")) this.box.append(clone(this.root, "care"));
    }
}
