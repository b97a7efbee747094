/* "Take back" under one's newest message: goes away when its half minute is over, but never under the focus.
   Later the same is on the message's own page. */

export function retireLater(form, seconds) {
    setTimeout(() => retire(form), Math.max(seconds, 0) * 1000);
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" })
            .then((answer) => { if (answer.status >= 500) form.submit(); }) /* the page that comes says why */
            .catch(() => form.submit());
    });
}

function retire(form) {
    if (!form.contains(document.activeElement)) {
        form.remove();
        return;
    }
    form.addEventListener("focusout", () => setTimeout(() => retire(form)), { once: true });
}
