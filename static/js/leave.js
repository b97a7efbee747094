/* "Leave quickly": empties the page at once, signs out, and goes away without a step back to it. What was being written in
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

function rememberLeaving() {
    try {
        sessionStorage.setItem("left", "1");
    } catch {
        /* no storage in this browser */
    }
}

function hasLeft() {
    try {
        return sessionStorage.getItem("left") === "1";
    } catch {
        return true;
    }
}

for (const link of document.querySelectorAll("[data-leave-quickly]")) {
    link.addEventListener("click", (event) => {
        event.preventDefault();
        document.body.replaceChildren();
        window.speechSynthesis?.cancel();
        forgetRooms();
        rememberLeaving();
        document.title = "";
        // The answer signs out, whichever page is open by then: a step back finds the page to sign in.
        fetch(link.href, { keepalive: true, redirect: "manual" }).catch(() => {});
        window.location.replace(link.dataset.away);
    });
}

/* A browser may keep a whole page in memory. Who has left does not see it again: it is asked for anew. */
window.addEventListener("pageshow", (event) => {
    if (event.persisted && hasLeft()) window.location.reload();
});
