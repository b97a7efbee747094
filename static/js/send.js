/* A form sent without a network would end at the browser's own error page. Here it waits, and the words stay. */

for (const place of document.querySelectorAll("[data-send-offline]")) {
    const form = place.closest("form");
    const say = (what) => place.replaceChildren(form.querySelector(`[data-send-says=${what}]`).content.cloneNode(true));
    form.addEventListener("submit", (event) => {
        if (navigator.onLine) return;
        event.preventDefault();
        say("gone");
        place.scrollIntoView({ block: "nearest" });
    });
    window.addEventListener("online", () => place.childElementCount && say("back"));
}
