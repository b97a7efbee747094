/* "Leave quickly": empties the page at once and goes away without a step back to it. What was being written in
   rooms is forgotten too: the next person at this device sees nothing of it. */

function forgetRooms() {
    try {
        for (const key of Object.keys(localStorage)) {
            if (key.startsWith("room:")) localStorage.removeItem(key);
        }
    } catch {
        /* no storage in this browser: nothing was kept */
    }
}

for (const link of document.querySelectorAll("[data-leave-quickly]")) {
    link.addEventListener("click", (event) => {
        event.preventDefault();
        document.body.replaceChildren();
        window.speechSynthesis?.cancel();
        forgetRooms();
        document.title = "";
        window.location.replace(link.href);
    });
}
