/* What one writes survives a reload, and so does what was sent but not yet acknowledged. */

export class Drafts {
    constructor(name) {
        this.draft = `room:draft:${name}`;
        this.sent = `room:sent:${name}`;
    }

    read() {
        return this.get(this.draft) || "";
    }

    write(text) {
        this.set(this.draft, text);
    }

    unsent() {
        try {
            return JSON.parse(this.get(this.sent) || "[]");
        } catch {
            return [];
        }
    }

    post(ref, text) {
        this.set(this.sent, JSON.stringify([...this.unsent(), { ref, text }]));
    }

    done(ref) {
        const found = this.unsent().find((one) => one.ref === ref);
        if (found) this.set(this.sent, JSON.stringify(this.unsent().filter((one) => one.ref !== ref)));
        return found ? found.text : "";
    }

    forget() {
        this.set(this.draft, "");
        this.set(this.sent, "[]");
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
