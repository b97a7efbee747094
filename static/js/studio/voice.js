/* The list of recordings: looks calmly whether one that is prepared is ready, and then shows it. */

const PAUSE = 4000;

const look = async () => {
    const rows = document.querySelector("[data-rows]");
    if (!rows.hasAttribute("data-waits")) return;
    try {
        const answer = await fetch(window.location.pathname, { headers: { Accept: "text/html" } });
        if (answer.ok && !answer.redirected) {
            const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-rows]");
            if (fresh && !fresh.hasAttribute("data-waits")) {
                /* Somebody who is just doing something in the list is not disturbed. */
                if (rows.contains(document.activeElement) || [...rows.querySelectorAll("audio, video")].some((one) => !one.paused)) {
                    window.setTimeout(look, PAUSE);
                    return;
                }
                rows.replaceWith(document.adoptNode(fresh));
                document.querySelector("[data-ready]").textContent = document.querySelector("[data-ready-says]").content.textContent;
                return;
            }
        }
    } catch {
        /* No connection: it is looked again. */
    }
    window.setTimeout(look, PAUSE);
};

for (const part of document.querySelectorAll("[data-without-script]")) part.hidden = true;
window.setTimeout(look, PAUSE);
