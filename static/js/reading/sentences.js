/* The sentences of a page in the order in which they are read: where each stands, and in which language it is. */

const BLOCKS = "h1, h2, h3, h4, p, li, dt, dd, figcaption, caption, th, td, summary, blockquote, div, section, article";
const SKIPPED = ".reading-tools, .listen, .hard, .meaning--open, .buttons, .recording, .story__report, .counts__chart, .safe-bar, nav, form, button, select, script, style, template, svg, video, audio, .visually-hidden, [hidden], [aria-hidden=true]";
const READ_ANYWAY = "[data-read]"; // a form whose choices are what the page says
const SHORT_PAUSE = "\n";

const languageOf = (node) => node.parentElement.closest("[lang]")?.lang || document.documentElement.lang;

function isShown(element) {
    const fold = element.closest("details:not([open])");
    return element.checkVisibility?.() !== false && (!fold || fold.querySelector("summary")?.contains(element));
}

/* Texts of one block: its pieces, each with the place where it begins. */
function blocksIn(root) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
        if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
        if (node.matches(SKIPPED) && !node.matches(READ_ANYWAY)) return NodeFilter.FILTER_REJECT;
        return node.tagName === "BR" ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
    });
    const blocks = [];
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const block = (node.parentElement).closest(BLOCKS) ?? root;
        let last = blocks.at(-1);
        if (last?.block !== block) blocks.push(last = { block, text: "", pieces: [] });
        if (node.nodeType === Node.TEXT_NODE) last.pieces.push({ node, from: last.text.length });
        last.text += node.nodeType === Node.TEXT_NODE ? node.data.replace(/\s/g, " ") : SHORT_PAUSE;
    }
    return blocks.filter((one) => one.text.trim() && isShown(one.block));
}

function cut(text, language) {
    if (Intl.Segmenter) {
        return [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)].map((one) => [one.index, one.segment]);
    }
    return [...text.matchAll(/[^.!?\n]+[.!?]*\s*/g)].map((one) => [one.index, one[0]]);
}

/* The part of a block from one letter to another: its range, and its words by language. */
function sentence({ block, pieces }, from, to) {
    const range = document.createRange();
    const chunks = [];
    let isBegun = false;
    for (const { node, from: start } of pieces) {
        const [first, end] = [Math.max(from - start, 0), Math.min(to - start, node.length)];
        if (first >= end) continue;
        if (!isBegun) range.setStart(node, first);
        isBegun = true;
        range.setEnd(node, end);
        const [language, text] = [languageOf(node), node.data.slice(first, end).replace(/\s+/g, " ")];
        if (chunks.at(-1)?.language === language) chunks.at(-1).text += text;
        else chunks.push({ language, text });
    }
    return { block, range, chunks: chunks.filter((one) => /[\p{L}\p{N}]/u.test(one.text)) };
}

const lettersOf = (text) => text.replace(/[\s\u00ad]/g, "");

/* Letters of a block without spaces, and where each stands in it. */
function lettersIn(block) {
    const places = [...block.text.matchAll(/[^\s\u00ad]/g)].map((one) => one.index);
    return { block, places, letters: places.map((place) => block.text[place]).join(""), at: 0 };
}

/* The given sentences where they stand on the page: `[text, from, to]` each. What is not shown is left out. */
export function sentencesSaid(root, given) {
    const blocks = blocksIn(root).map(lettersIn);
    let here = 0;
    return given.flatMap(([text, from, to]) => {
        const letters = lettersOf(text);
        const found = blocks.findIndex((one, place) => place >= here && one.letters.startsWith(letters, one.at));
        if (found < 0) return [];
        here = found;
        const { block, places, at } = blocks[found];
        blocks[found].at = at + letters.length;
        return [{ ...sentence(block, places[at], places[at + letters.length - 1] + 1), from, to }];
    });
}

export function sentencesIn(root) {
    return blocksIn(root).flatMap((block) => {
        return cut(block.text, document.documentElement.lang).map(([from, text]) => {
            const before = text.length - text.trimStart().length;
            return sentence(block, from + before, from + text.trimEnd().length);
        });
    }).filter((one) => one.chunks.length);
}
