/* The socket: opens, opens again when it breaks, and says so in words that the page has. */

const ENDS = { 4401: "signed-out", 4403: "no-seat", 4409: "elsewhere" };
const TOO_FAST = 4429;
const LONGEST_WAIT = 15000;
/* The server says at least every 30 seconds that it is there. Longer silence, or no answer at all, is no line. */
const LONGEST_SILENCE = 45000;
const LONGEST_OPENING = 15000;

export class Line {
    constructor(address, hears) {
        this.address = new URL(address, window.location.href);
        this.address.protocol = this.address.protocol === "https:" ? "wss:" : "ws:";
        this.hears = hears;
        this.failures = 0;
        window.addEventListener("online", () => this.hurry());
        window.addEventListener("offline", () => this.socket && this.socket.close());
    }

    open() {
        clearTimeout(this.timer);
        const socket = new WebSocket(this.address);
        this.socket = socket;
        this.expect(LONGEST_OPENING);
        socket.addEventListener("open", () => {
            if (socket !== this.socket) return;
            this.expect(LONGEST_SILENCE);
            if (this.failures) this.hears.said("back");
            this.failures = 0;
            this.hears.opened();
        });
        socket.addEventListener("message", (event) => {
            if (socket !== this.socket) return;
            this.expect(LONGEST_SILENCE);
            this.hears.heard(JSON.parse(event.data));
        });
        socket.addEventListener("close", (event) => {
            if (socket === this.socket) this.closed(event.code);
        });
    }

    /* Something is heard within this time, or the line is lost. A dead one is not waited for to say goodbye. */
    expect(time) {
        clearTimeout(this.silence);
        this.silence = setTimeout(() => {
            const dead = this.socket;
            this.socket = null;
            dead.close();
            this.closed(0);
        }, time);
    }

    isOpen() {
        return Boolean(this.socket) && this.socket.readyState === WebSocket.OPEN && navigator.onLine;
    }

    send(frame) {
        if (this.isOpen()) this.socket.send(JSON.stringify(frame));
    }

    /* For good: the person leaves. */
    end() {
        this.isOver = true;
        clearTimeout(this.timer);
        clearTimeout(this.silence);
        if (this.socket) this.socket.close();
    }

    closed(code) {
        clearTimeout(this.silence);
        if (this.isOver) return undefined;
        this.failures += 1;
        if (ENDS[code]) return this.hears.said(ENDS[code]);
        this.hears.said("lost");
        const wait = code === TOO_FAST ? LONGEST_WAIT : Math.min(LONGEST_WAIT, 500 * 2 ** this.failures);
        this.timer = setTimeout(() => this.open(), wait * (0.75 + Math.random() / 2));
        return undefined;
    }

    hurry() {
        if ((!this.socket || this.socket.readyState === WebSocket.CLOSED) && this.timer) this.open();
    }
}
