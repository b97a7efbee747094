/* The socket: opens, opens again when it breaks, and says so in words that the page has. */

const ENDS = { 4401: "signed-out", 4403: "no-seat", 4409: "elsewhere" };
const TOO_FAST = 4429;
const LONGEST_WAIT = 15000;

export class Line {
    constructor(address, hears) {
        this.address = new URL(address, window.location.href);
        this.address.protocol = this.address.protocol === "https:" ? "wss:" : "ws:";
        this.hears = hears;
        this.failures = 0;
        window.addEventListener("online", () => this.hurry());
        window.addEventListener("offline", () => this.socket.close());
    }

    open() {
        clearTimeout(this.timer);
        this.socket = new WebSocket(this.address);
        this.socket.addEventListener("open", () => {
            if (this.failures) this.hears.said("back");
            this.failures = 0;
            this.hears.opened();
        });
        this.socket.addEventListener("message", (event) => this.hears.heard(JSON.parse(event.data)));
        this.socket.addEventListener("close", (event) => this.closed(event.code));
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
        this.socket.close();
    }

    closed(code) {
        if (this.isOver) return undefined;
        this.failures += 1;
        if (ENDS[code]) return this.hears.said(ENDS[code]);
        this.hears.said("lost");
        const wait = code === TOO_FAST ? LONGEST_WAIT : Math.min(LONGEST_WAIT, 500 * 2 ** this.failures);
        this.timer = setTimeout(() => this.open(), wait * (0.75 + Math.random() / 2));
        return undefined;
    }

    hurry() {
        if (this.socket && this.socket.readyState === WebSocket.CLOSED && this.timer) this.open();
    }
}
