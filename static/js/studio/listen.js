/* Listening while writing: play, stop, back five seconds, slower; also by keys that leave the text alone. */

const STEP = 5;

const place = document.querySelector("[data-listening]");
const player = place.querySelector("[data-player]");

const back = () => { player.currentTime = Math.max(player.currentTime - STEP, 0); };
const play = () => { if (player.paused) player.play(); else player.pause(); };
const KEYS = { F2: play, F4: back };

place.querySelector("[data-back]").addEventListener("click", back);
place.querySelector("[data-play]").addEventListener("click", play);
place.querySelector("[data-speed]").addEventListener("change", (event) => { player.playbackRate = Number(event.target.value); });
document.addEventListener("keydown", (event) => {
    const act = KEYS[event.key];
    if (!act || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
});
const tell = () => place.querySelectorAll("[data-when]").forEach((each) => { each.hidden = (each.dataset.when === "paused") !== player.paused; });
["play", "pause", "ended"].forEach((name) => player.addEventListener(name, tell));
place.querySelectorAll("[data-tools]").forEach((each) => { each.hidden = false; });
