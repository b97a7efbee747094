/* Looks every few seconds whether a helper said yes, and goes on by itself. Without this the button looks. */

const EVERY = 4000; // milliseconds
const said = document.querySelector("[data-card-wait]");

const look = async () => {
    if (document.hidden) return;
    const answer = await fetch(said.dataset.cardWait, { headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) return;
    const { state } = await answer.json();
    if (state !== "waiting") window.location.reload();
};

if (said) {
    said.hidden = false;
    setInterval(() => look().catch(() => {}), EVERY); /* cut off: it looks again in a moment */
}
