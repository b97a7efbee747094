/* Explained words: a press opens the meaning below the paragraph. Without this the word is a link to the page from A to Z. */

function placeFor(word) {
    const block = word.closest("p, li, dd");
    const inList = block.closest("li, dd");
    return inList ? (node) => inList.append(node) : (node) => block.after(node);
}

function close(word) {
    document.getElementById(word.getAttribute("aria-controls"))?.remove();
    word.setAttribute("aria-expanded", "false");
}

function open(word, template) {
    const panel = template.content.firstElementChild.cloneNode(true);
    panel.id = word.getAttribute("aria-controls");
    placeFor(word)(panel);
    word.setAttribute("aria-expanded", "true");
    const leave = () => {
        close(word);
        word.focus();
    };
    panel.querySelector("[data-close]").addEventListener("click", leave);
    panel.addEventListener("keydown", (event) => event.key === "Escape" && leave());
    panel.focus({ preventScroll: true });
    panel.scrollIntoView({ block: "nearest" });
}

function press(word, template) {
    if (word.getAttribute("aria-expanded") === "true") close(word);
    else open(word, template);
}

function prepare(word, template) {
    word.setAttribute("role", "button");
    word.setAttribute("aria-expanded", "false");
    word.setAttribute("aria-controls", `meaning-${word.dataset.word}`);
    word.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        press(word, template);
    });
    word.addEventListener("keydown", (event) => {
        if (event.key === "Escape") close(word);
        if (event.key !== " ") return;
        event.preventDefault();
        press(word, template);
    });
}

for (const word of document.querySelectorAll("a[data-word]")) {
    const template = document.querySelector(`template[data-meaning="${word.dataset.word}"]`);
    if (template) prepare(word, template);
}
