/* Side by side: a page that stays fresh by itself. Without this it works by its forms and "Look again". */

import { Line } from "../room/line.js";
import { Passage } from "./beside_passage.js";
import { Places } from "./beside_places.js";
import { clearOthers, keeper } from "./keep.js";

const TOUCH = 5000; /* how often typing says again that somebody types */
const SPOKEN_TIME = 8000;

const root = document.querySelector("[data-beside]");
const list = root.querySelector("[data-passages]");
const kept = keeper(root.dataset.person, `${root.dataset.story}.beside`);
const passages = new Map();
const taken = new Map();
let writing = [];

const words = (name) => {
    const found = root.querySelector(`template[data-says="${name}"]`);
    return found && found.content;
};

const page = {
    words,
    template: (name) => root.querySelector(`template[data-${name}]`).content,
    keep: (block, what) => kept.put({ ...kept.get(), [block]: what }),
    drop(block) {
        const all = kept.get() || {};
        delete all[block];
        if (Object.keys(all).length) kept.put(all);
        else kept.drop();
    },
    take(block) {
        if (Date.now() - (taken.get(block) || 0) < TOUCH) return;
        taken.set(block, Date.now());
        line.send({ type: "lease.take", block });
    },
    free(block) {
        if (taken.delete(block)) line.send({ type: "lease.free", block });
    },
    speak(sentence) {
        const box = root.querySelector("[data-spoken]");
        box.textContent = sentence;
        clearTimeout(page.spoken);
        page.spoken = setTimeout(() => box.replaceChildren(), SPOKEN_TIME);
    },
    /* The words of a paragraph that is gone become a new one behind the one before it. */
    putBack(passage) {
        const before = passage.node.previousElementSibling || list.lastElementChild;
        const box = before.querySelector("[data-new]");
        if (!box) return;
        box.value = passage.box.value;
        page.keep(`new:${before.dataset.passage}`, { words: box.value, seen: "" });
        page.drop(passage.block);
        box.form.requestSubmit(box.form.querySelector("[value=add]"));
    },
};

const saveAll = () => passages.forEach((passage) => passage.save());

/* The newest page of the server: everything is taken from it but what somebody is writing here. */
let looking = null;
const look = async () => {
    if (looking) return;
    looking = true;
    try {
        const answer = await fetch(root.dataset.page, { credentials: "same-origin" });
        if (!answer.ok || answer.redirected) return;
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-beside]");
        if (fresh) put(fresh);
    } catch {
        /* the line says that there is no connection */
    } finally {
        looking = null;
    }
};

const withoutTokens = (part) => part.innerHTML.replace(/name="csrfmiddlewaretoken" value="[^"]*"/g, "");
const isInUse = (part) => part.contains(document.activeElement) || [...part.querySelectorAll("textarea")].some((box) => box.value !== box.defaultValue);

const patch = (old, fresh) => {
    for (const part of old.querySelectorAll("[data-fresh]")) {
        const owner = part.closest("[data-passage]");
        if (owner && owner !== old) continue;
        const newer = [...fresh.querySelectorAll(`[data-fresh="${part.dataset.fresh}"]`)].find((one) => !owner || one.closest("[data-passage]") === fresh);
        if (newer && withoutTokens(part) !== withoutTokens(newer) && !isInUse(part)) part.replaceChildren(...newer.childNodes);
    }
};

const put = (fresh) => {
    root.dataset.version = fresh.dataset.version;
    patch(root, fresh);
    const newer = [...fresh.querySelectorAll("[data-passage]")];
    const there = new Set(newer.map((node) => node.dataset.passage));
    for (const old of list.querySelectorAll("[data-passage]")) {
        const passage = passages.get(old.dataset.passage);
        if (there.has(old.dataset.passage) || isInUse(old)) continue;
        if (passage && passage.isDirty()) continue;
        passages.delete(old.dataset.passage);
        old.remove();
    }
    let before = null;
    for (const node of newer) {
        let old = list.querySelector(`[data-passage="${CSS.escape(node.dataset.passage)}"]`);
        const place = before ? before.nextElementSibling : list.firstElementChild;
        if (!old) {
            old = document.importNode(node, true);
            list.insertBefore(old, place);
            begin(old);
        } else {
            if (old !== place && !isInUse(old)) list.insertBefore(old, place);
            update(old, node);
        }
        before = old;
    }
    showWriting();
    places.show();
};

const update = (old, node) => {
    patch(old, node);
    const name = node.querySelector(".passage__name label, .passage__name");
    const shown = old.querySelector(".passage__name label, .passage__name");
    if (shown.textContent !== name.textContent) shown.textContent = name.textContent;
    const box = node.querySelector("[data-words]");
    const passage = passages.get(old.dataset.passage);
    if (!box || !passage) return;
    passage.fresh(box.defaultValue);
    passage.box.toggleAttribute("data-not-now", box.hasAttribute("readonly"));
    const seen = old.querySelector("[data-seen]");
    if (seen) seen.value = box.defaultValue;
};

/* Who writes where: the paragraph of somebody else rests here. */
const showWriting = () => {
    for (const node of list.querySelectorAll("[data-passage]")) {
        const other = writing.find((one) => one.block === node.dataset.passage && String(one.person) !== root.dataset.person);
        const line = node.querySelector("[data-writes]");
        const said = other ? words("writes").textContent.replace("{name}", other.name) : "";
        if (line.textContent !== said) line.textContent = said;
        const back = node.querySelector("[data-back]");
        if (back) back.hidden = !other;
        const passage = passages.get(node.dataset.passage);
        if (passage) passage.box.readOnly = Boolean(other && !passage.isDirty()) || passage.box.hasAttribute("data-not-now");
    }
};

let watched = null;
const state = (frame) => {
    writing = frame.writing;
    showWriting();
    places.present(frame.here);
    if (frame.version !== root.dataset.version || (watched !== null && watched !== frame.watched)) look();
    watched = frame.watched;
};

const begin = (node) => {
    if (node.querySelector("[data-words-form]")) {
        const passage = new Passage(node, page);
        passage.box.toggleAttribute("data-not-now", passage.box.readOnly);
        passages.set(passage.block, passage);
    }
    for (const part of node.querySelectorAll("[data-without-script]")) part.hidden = true;
    const box = node.querySelector("[data-new]");
    if (box) {
        box.addEventListener("input", () => page.keep(`new:${node.dataset.passage}`, { words: box.value, seen: "" }));
        box.form.addEventListener("submit", (event) => {
            if (line.isOpen()) return;
            event.preventDefault();
            page.speak(words("offline").textContent);
        });
    }
    const back = node.querySelector("[data-back]");
    if (back) back.addEventListener("submit", (event) => {
        if (!line.isOpen()) return;
        event.preventDefault();
        line.send({ type: "lease.back", block: node.dataset.passage });
        passages.get(node.dataset.passage)?.box.focus();
    });
    const suggest = node.querySelector("[data-suggest]");
    if (suggest) beginSuggesting(node, suggest);
};

/* The words that were marked in a paragraph stand in the box for them. */
const marked = new Map();
const beginSuggesting = (node, suggest) => {
    const fill = () => {
        suggest.open = true;
        suggest.querySelector("[data-quote]").value = marked.get(node.dataset.passage) || "";
        suggest.querySelector("[name=proposed]").focus();
    };
    suggest.querySelector("[data-take-marked]").addEventListener("click", fill);
    suggest.querySelector("summary").addEventListener("click", () => {
        const quote = suggest.querySelector("[data-quote]");
        if (!suggest.open && !quote.value) quote.value = marked.get(node.dataset.passage) || "";
    });
};

document.addEventListener("selectionchange", () => {
    const active = document.activeElement;
    const selection = document.getSelection();
    const begun = selection.anchorNode;
    const anchor = active && active.matches("[data-words]") ? active : begun && (begun.closest ? begun : begun.parentElement);
    const text = anchor && anchor.closest("[data-words], [data-text]");
    if (!text || !list.contains(text)) return;
    const chosen = text.matches("[data-words]") ? text.value.slice(text.selectionStart, text.selectionEnd) : selection.toString();
    if (!chosen.trim()) return;
    const node = text.closest("[data-passage]");
    marked.set(node.dataset.passage, chosen.trim());
    const offer = node.querySelector("[data-mark]");
    if (offer) offer.hidden = false;
});

/* What was kept here and never arrived is sent again; what has no place any more is shown. */
const bringBack = () => {
    const lost = [];
    for (const [block, what] of Object.entries(kept.get() || {})) {
        const passage = passages.get(block);
        const fresh = block.startsWith("new:") && list.querySelector(`[data-passage="${CSS.escape(block.slice(4))}"] [data-new]`);
        const isThere = block.startsWith("new:") && [...passages.values()].some((one) => what.words.includes(one.box.value) && one.box.value);
        if (passage) passage.bringBack(what);
        else if (isThere || !what.words.trim()) page.drop(block);
        else if (fresh) {
            fresh.value = what.words;
            fresh.closest("details").open = true;
        } else lost.push([block, what.words]);
    }
    if (!lost.length) return;
    const panel = root.querySelector("[data-lost]");
    panel.hidden = false;
    panel.querySelector("[data-lost-words]").replaceChildren(...lost.map(([, said]) => {
        const shown = document.createElement("p");
        shown.className = "passage__text";
        shown.innerText = said;
        return shown;
    }));
    panel.querySelector("[data-forget]").addEventListener("click", () => {
        for (const [block] of lost) page.drop(block);
        panel.hidden = true;
    });
};

/* The storyteller took a paragraph back: what was not saved there stays beside it. */
const ended = ({ block, person, name }) => {
    const passage = passages.get(block);
    if (String(person) !== root.dataset.person || !passage) return;
    taken.delete(block);
    const said = words(passage.isDirty() ? "ended-words" : "ended").textContent.replace("{name}", name);
    if (passage.isDirty()) passage.takenBack(said);
    else page.speak(said);
};

const heard = (frame) => {
    switch (frame.type) {
        case "beside.state": return state(frame);
        case "person.at": return places.heard(frame);
        case "person.came": return String(frame.person) === root.dataset.person ? undefined : places.tell();
        case "lease.ended": return ended(frame);
    }
    return undefined;
};

const line = new Line(root.dataset.socket, {
    opened() {
        taken.clear();
        places.watch();
        places.tell();
        look().then(saveAll);
        passages.forEach((passage) => passage.isDirty() && page.take(passage.block));
    },
    said(how) {
        for (const part of root.querySelectorAll("[data-connection] [data-state]")) part.hidden = part.dataset.state !== how;
    },
    heard,
});
const places = new Places(root, { send: (frame) => line.send(frame), words });

clearOthers(root.dataset.person);
for (const part of root.querySelectorAll("[data-without-script]")) part.hidden = true;
list.querySelectorAll("[data-passage]").forEach(begin);
bringBack();
line.open();
window.addEventListener("online", saveAll);
window.addEventListener("pagehide", () => line.send({ type: "place.at", block: "" }));
document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") saveAll(); });
for (const leaving of document.querySelectorAll("[data-leave-quickly], .site-menu__links form button")) {
    leaving.addEventListener("click", () => line.end(), { capture: true });
}
