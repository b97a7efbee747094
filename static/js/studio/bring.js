/* Bringing files: told at once when they are too large, and while they are on their way. */

import { parts } from "./parts.js";

const form = document.querySelector("form[data-bring]");

const watch = () => {
    const [tooLarge, sending, says] = parts(form, "too-large", "sending", "sending-says");
    const field = form.querySelector("input[type=file]");
    const isTooLarge = () => [...field.files].reduce((sum, file) => sum + file.size, 0) > Number(form.dataset.most);

    field.addEventListener("change", () => { tooLarge.hidden = !isTooLarge(); });
    form.addEventListener("submit", (event) => {
        if (isTooLarge()) {
            event.preventDefault();
            tooLarge.hidden = false;
            field.focus();
            return;
        }
        if (field.files.length && says) sending.textContent = says.content.textContent;
    });
};

if (form) watch();
