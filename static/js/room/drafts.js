/* What one writes survives a reload, with the message that it answers; so does what was sent but not yet
   acknowledged. Everything is under "room:", so that leaving quickly can clear it all. */

const PREFIX = "room:";

export function forgetRooms() {
    try {
        for (const key of Object.keys(localStorage)) {
            if (key.startsWith(PREFIX)) localStorage.removeItem(key);
        }
    } catch {
        /* no storage in this browser: nothing was kept */
    }
}

export class Drafts {
    constructor(name) {
        this.draft = `${PREFIX}draft:${name}`;
        this.pictures = `${PREFIX}pictures:${name}`;
        this.reply = `${PREFIX}reply:${name}`;
        this.sent = `${PREFIX}sent:${name}`;
    }

    read() {
        return this.get(this.draft) || "";
    }

    write(text) {
        this.set(this.draft, text);
    }

    /* The pictures that were chosen for the next message. */
    chosen() {
        return this.parsed(this.pictures, []);
    }

    choose(codes) {
        this.set(this.pictures, JSON.stringify(codes));
    }

    /* The number of the message that is being answered: { message } or null. No words of it stay on the device. */
    answered() {
        return this.parsed(this.reply, null);
    }

    answer(said) {
        this.set(this.reply, JSON.stringify(said));
    }

    unsent() {
        return this.parsed(this.sent, []);
    }

    has(ref) {
        return this.unsent().some((one) => one.ref === ref);
    }

    post(one) {
        this.set(this.sent, JSON.stringify([...this.unsent(), one]));
    }

    done(ref) {
        const found = this.unsent().find((one) => one.ref === ref);
        if (found) this.set(this.sent, JSON.stringify(this.unsent().filter((one) => one.ref !== ref)));
        return found;
    }

    parsed(key, otherwise) {
        try {
            return JSON.parse(this.get(key)) || otherwise;
        } catch {
            return otherwise;
        }
    }

    get(key) {
        try {
            return localStorage.getItem(key);
        } catch {
            return this[key];
        }
    }

    set(key, value) {
        try {
            localStorage.setItem(key, value);
        } catch {
            this[key] = value;
        }
    }
}
