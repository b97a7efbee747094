/* The voice of the house, for browsers that have none: asked for once, then played sentence by sentence. */

const EVERY = 2000; // milliseconds between two questions
const TRIES = 120;
const EARLY = 0.8; // seconds: so near its beginning a sentence just goes on
const LATE = 0.35;

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

async function told(address, method) {
    try {
        const answer = await fetch(address, { method, headers: { Accept: "application/json" } });
        return answer.ok ? await answer.json() : { state: "cannot" };
    } catch {
        return { state: "cannot" };
    }
}

/* The sound and its sentences; nothing when it cannot be had. `onWait` is called when it takes a moment. */
export async function voiceOfHouse(address, onWait) {
    let now = await told(address, "POST");
    if (now.state === "making") onWait();
    for (let tries = 0; now.state === "making" && tries < TRIES; tries += 1) {
        await wait(EVERY);
        now = await told(address, "GET");
    }
    return now.state === "made" ? now : null;
}

/* Plays one sentence after another. What follows right after the last one goes on without a break. */
export function player(sound) {
    const audio = new Audio(sound);
    let now = null;
    audio.preload = "auto";
    audio.addEventListener("timeupdate", () => now && audio.currentTime >= now.one.to && end());
    audio.addEventListener("ended", () => now && end());
    audio.addEventListener("error", () => fail());

    function end() {
        const { onEnd } = now;
        now = null;
        onEnd();
    }

    function fail() {
        const failed = now;
        now = null;
        failed?.onError();
    }

    return {
        say(one, rate, onEnd, onError) {
            const mine = now = { one, onEnd, onError };
            const from = audio.currentTime - one.from;
            if (audio.ended || from < -EARLY || from > LATE) audio.currentTime = one.from;
            audio.playbackRate = rate;
            audio.play().catch(() => mine === now && fail());
        },
        hush() {
            now = null;
            audio.pause();
        },
    };
}
