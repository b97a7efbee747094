/* A day that does not exist, or is half typed, reaches the server as an empty field. The browser says so before anything is sent. */

const unfinished = (form) => [...(form?.elements ?? [])].find((field) => field.validity?.badInput);

/* By the click, and first of all: the buttons of the CMS begin to turn when they are pressed. */
window.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("button, input");
    const field = pressed?.type === "submit" && unfinished(pressed.form);
    if (!field) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    field.reportValidity();
}, true);
