/* "Leave quickly": empties the page at once and goes away without a step back to it. */

for (const link of document.querySelectorAll("[data-leave-quickly]")) {
    link.addEventListener("click", (event) => {
        event.preventDefault();
        document.body.replaceChildren();
        document.title = "";
        window.location.replace(link.href);
    });
}
