/* A press without a connection keeps the page and its words: the browser's own error page has neither.
   Forms that save by themselves ask the server first, and say it in their own place. */

const template = document.querySelector("template[data-no-connection]");
const OWN = "[data-autosave], [data-words-form]";

document.addEventListener("submit", (event) => {
    const form = event.target;
    if (navigator.onLine || form.method !== "post" || form.matches(OWN)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    document.querySelector("[data-not-sent]")?.remove();
    const said = template.content.firstElementChild.cloneNode(true);
    said.dataset.notSent = "";
    const words = said.textContent;
    said.textContent = ""; /* a status is heard when its words come after it */
    (event.submitter?.closest("p") ?? form.lastElementChild).after(said);
    requestAnimationFrame(() => { said.textContent = words; });
}, { capture: true });

window.addEventListener("online", () => document.querySelector("[data-not-sent]")?.remove());
