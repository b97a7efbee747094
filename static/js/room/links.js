/* The text of a message: plain text, where written-out web addresses become plain safe links. No HTML is read. */

const ADDRESS = /https?:\/\/[^\s<>"']+/gi;
const ENDING = /[.,;:!?)\]}…]+$/;

function linkTo(address) {
    let href;
    try {
        href = new URL(address).href;
    } catch {
        return document.createTextNode(address);
    }
    const link = document.createElement("a");
    link.href = href;
    link.rel = "noopener noreferrer nofollow";
    link.textContent = address;
    link.tabIndex = -1;
    return link;
}

/* A covered place: the sign is seen, its word is heard. */
function plain(text) {
    const cover = document.querySelector('[data-template="cover"]')?.content.firstElementChild;
    if (!cover) return [document.createTextNode(text)];
    const pieces = text.split(cover.firstElementChild.textContent);
    return pieces.flatMap((piece, at) => [...(at ? [cover.cloneNode(true)] : []), document.createTextNode(piece)]);
}

export function fillText(node, text) {
    const parts = [];
    let end = 0;
    for (const found of text.matchAll(ADDRESS)) {
        const address = found[0].replace(ENDING, "");
        parts.push(...plain(text.slice(end, found.index)), linkTo(address));
        end = found.index + address.length;
    }
    node.replaceChildren(...parts, ...plain(text.slice(end)));
}
