/* The link that is shown once: copied, shared or printed by one press. Without scripts it is a field to copy from. */

const tools = document.querySelector("[data-link-tools]");
const field = document.querySelector("#link");
const said = document.querySelector("[data-link-said]");

const copy = async () => {
    field.select();
    await navigator.clipboard.writeText(field.value);
    said.textContent = tools.dataset.copied;
};

const share = async () => {
    try {
        await navigator.share({ title: tools.dataset.title, url: field.value });
    } catch (error) {
        if (error.name !== "AbortError") throw error; /* the person closed the list: nothing to say */
    }
};

if (tools) {
    tools.hidden = false;
    tools.querySelector("[data-copy]").addEventListener("click", copy);
    tools.querySelector("[data-print]")?.addEventListener("click", () => window.print());
    if (navigator.share) {
        const button = tools.querySelector("[data-share]");
        button.hidden = false;
        button.addEventListener("click", share);
    }
    if (!navigator.clipboard) tools.querySelector("[data-copy]").hidden = true;
}
