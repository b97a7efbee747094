/* A recording that is not saved yet, kept on this device piece by piece: one per person and story. */

const BASE = "oma-aani.recordings";
const STORE = "pieces";

const opened = () => new Promise((resolve, reject) => {
    const asked = indexedDB.open(BASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { autoIncrement: true });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
});

const inside = async (mode, act) => {
    try {
        const base = await opened();
        return await new Promise((resolve, reject) => {
            const whole = base.transaction(STORE, mode);
            let found = null;
            act(whole.objectStore(STORE), (value) => { found = value; });
            whole.oncomplete = () => { base.close(); resolve(found); };
            whole.onerror = () => { base.close(); reject(whole.error); };
        });
    } catch {
        return null; /* no storage in this browser: recording goes on without it */
    }
};

const dropWhere = (is) => inside("readwrite", (store) => {
    store.openCursor().onsuccess = (event) => {
        const at = event.target.result;
        if (!at) return;
        if (is(at.value)) at.delete();
        at.continue();
    };
});

/* Another person's voice does not stay on a shared device. */
export const clearOthers = (person) => dropWhere((piece) => piece.person !== person);

export const soundKeeper = (person, story) => {
    const mine = (piece) => piece.person === person && piece.story === story;
    return {
        put: (blob, seconds) => inside("readwrite", (store) => store.add({ person, story, blob, seconds })),
        drop: () => dropWhere(mine),
        get: () => inside("readonly", (store, give) => {
            store.getAll().onsuccess = (event) => give(event.target.result.filter(mine));
        }),
    };
};
