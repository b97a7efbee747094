/* Bringing a film: told at once when it is too large, and while it is on its way. */

const form = document.querySelector("form[data-bring]");
const tooLarge = form?.querySelector("[data-too-large]");
const file = form?.querySelector("input[type=file]");

const isTooLarge = () => (file.files[0]?.size ?? 0) > Number(form.dataset.most);

if (form) {
    file.addEventListener("change", () => { tooLarge.hidden = !isTooLarge(); });
    form.addEventListener("submit", (event) => {
        if (isTooLarge()) {
            event.preventDefault();
            tooLarge.hidden = false;
            file.focus();
            return;
        }
        if (file.files.length) form.querySelector("[data-sending]").textContent = form.querySelector("[data-sending-says]").content.textContent;
    });
}
