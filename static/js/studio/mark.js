/* Words marked in the text over a form are put into its field for them by one press. Without scripts one copies them. */

const text = document.querySelector("[data-marking]");
const offer = document.querySelector("[data-mark]");
let marked = "";

if (text && offer) {
    document.addEventListener("selectionchange", () => {
        const selection = document.getSelection();
        const chosen = text.contains(selection.anchorNode) && text.contains(selection.focusNode) ? selection.toString().trim() : "";
        if (!chosen) return;
        marked = chosen;
        offer.hidden = false;
    });
    offer.querySelector("button").addEventListener("click", () => {
        const field = document.querySelector("[data-quote]");
        field.closest("details").open = true;
        field.value = marked;
        document.querySelector("[name=proposed]").focus();
    });
}
