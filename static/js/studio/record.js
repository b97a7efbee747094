/* Records somebody's voice: record, pause, go on, stop, listen, again, keep. All that was said stays on the
   device until the server has it. */

import { clearOthers, soundKeeper } from "./sound_keep.js";

const PIECE = 1000; /* a closed lid loses at most so many milliseconds */
const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const SHOWN = {
    idle: ["record"],
    asking: [],
    recording: ["pause", "stop"],
    paused: ["go_on", "stop"],
    done: ["keep", "listen", "again", "leave"],
    sure_again: ["stay", "again_yes"], /* a press that loses a recording is asked about once, here */
    sure_leave: ["stay", "leave_yes"],
    sending: [],
};
const FIRST = { recording: "pause", paused: "go_on", done: "keep", idle: "record", sure_again: "stay", sure_leave: "stay" }; /* where the focus goes */

const place = document.querySelector("[data-recorder]");
const player = place?.querySelector("[data-player]");
const here = place?.querySelector("[data-says-here]");
const spoken = place?.querySelector("[data-spoken]");
const time = place?.querySelector("[data-time]");
const form = document.querySelector("form[data-bring]");
const longest = Number(place?.dataset.longest);
const kept = place && soundKeeper(place.dataset.person, place.dataset.story);

let state = "idle";
let recorder = null;
let pieces = [];
let seconds = 0;
let clock = 0;

const button = (act) => place.querySelector(`[data-act="${act}"]`);

const say = (name) => {
    const words = place.querySelector(`template[data-says="${name}"]`);
    here.replaceChildren(words.content.cloneNode(true));
    spoken.textContent = words.content.textContent.trim();
};

const tell = (sentence) => {
    here.textContent = sentence;
    spoken.textContent = sentence;
};

const showTime = () => {
    const words = place.querySelector("template[data-says=time]").content.textContent;
    time.hidden = state === "idle";
    time.textContent = words.replace("{minutes}", Math.floor(seconds / 60)).replace("{seconds}", seconds % 60);
};

/* The browser's question for the microphone, and buttons that hide, take the focus away: it is ours still. */
let isOurs = false;

const go = (next, said = next) => {
    const at = document.activeElement;
    isOurs = place.contains(at) || (isOurs && at === document.body);
    state = next;
    place.dataset.state = next;
    place.querySelectorAll("[data-act]").forEach((each) => { each.hidden = !SHOWN[next].includes(each.dataset.act); });
    say(said);
    showTime();
    if (isOurs && FIRST[next]) button(FIRST[next]).focus();
};

const whole = () => new Blob(pieces, { type: pieces[0]?.type || "audio/webm" });

const finish = (said = "done") => {
    window.clearInterval(clock);
    if (recorder && recorder.state !== "inactive") {
        recorder.addEventListener("stop", () => finish(said), { once: true });
        recorder.stop();
        return;
    }
    recorder?.stream.getTracks().forEach((track) => track.stop());
    recorder = null;
    if (player.src) URL.revokeObjectURL(player.src);
    player.src = URL.createObjectURL(whole());
    player.hidden = false;
    go("done", said);
};

const tick = () => {
    if (state !== "recording") return;
    seconds += 1;
    showTime();
    if (seconds >= longest) finish("full");
};

const start = (stream) => {
    const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
    recorder = new MediaRecorder(stream, { ...(mimeType && { mimeType }), audioBitsPerSecond: 64000 });
    recorder.addEventListener("dataavailable", (event) => {
        if (!event.data.size) return;
        pieces.push(event.data);
        kept.put(event.data, seconds);
    });
    /* The microphone was pulled out, or another app took it. */
    stream.getTracks().forEach((track) => track.addEventListener("ended", () => finish()));
    recorder.start(PIECE);
    clock = window.setInterval(tick, 1000);
    go("recording");
};

const leaveOut = async () => {
    pieces = [];
    seconds = 0;
    player.hidden = true;
    player.removeAttribute("src");
    place.querySelector("[data-kept]").hidden = true;
    await kept.drop();
};

const record = async () => {
    go("asking");
    await leaveOut();
    try {
        start(await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } }));
    } catch (error) {
        go("idle", error.name === "NotFoundError" ? "no-microphone" : "refused");
        button("record").focus();
    }
};

const send = async () => {
    const body = new FormData(form);
    const kind = whole().type.includes("mp4") ? "m4a" : "webm";
    body.set("upload", new File([whole()], `recording.${kind}`, { type: whole().type }));
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    const told = await answer.json().catch(() => ({}));
    return { status: answer.status, isHome: !answer.redirected && answer.status !== 401, told };
};

const keep = async () => {
    player.pause();
    go("sending");
    try {
        const { status, isHome, told } = await send();
        if (status === 200 && told.href) {
            await kept.drop();
            window.location.assign(told.href);
            window.location.reload();
            return;
        }
        const isSignedOut = status === 401 || !isHome;
        go("done", status === 503 ? "busy" : isSignedOut ? "signed-out" : "failed");
        if (told.why) tell(told.why);
    } catch {
        go("done", "offline");
    }
    button("keep").focus();
};

const ACTS = {
    record,
    keep,
    pause: () => { recorder.pause(); go("paused"); },
    go_on: () => { recorder.resume(); go("recording"); },
    stop: () => finish(),
    listen: () => { say("listening"); player.play(); player.focus(); },
    again: () => { player.pause(); go("sure_again"); },
    leave: () => { player.pause(); go("sure_leave"); },
    stay: () => go("done"),
    again_yes: record,
    leave_yes: async () => { await leaveOut(); go("idle", "left-out"); },
};

/* What was recorded and never saved is offered back. */
const offer = async () => {
    const old = await kept.get();
    if (!old?.length) return;
    pieces = old.map((piece) => piece.blob);
    seconds = old.at(-1).seconds;
    place.querySelector("[data-kept]").hidden = false;
    finish();
};

const begin = async () => {
    const can = window.MediaRecorder && navigator.mediaDevices?.getUserMedia;
    place.hidden = !can;
    document.querySelector("[data-no-recorder]").hidden = Boolean(can);
    if (!can) return;
    place.addEventListener("click", (event) => {
        const pressed = event.target.closest("[data-act]");
        if (pressed) ACTS[pressed.dataset.act]();
    });
    await clearOthers(place.dataset.person);
    await offer();
};

if (place) begin();
