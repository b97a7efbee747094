/* Text that is not saved yet, kept on this device: one per person and page of writing, gone as soon as it is saved. */

const PREFIX = "oma-aani.studio.";

const quietly = (act) => {
    try {
        return act();
    } catch {
        return null; /* no storage in this browser: writing goes on without it */
    }
};

/* Another person's text does not stay on a shared device. */
export const clearOthers = (person) => quietly(() => {
    Object.keys(localStorage)
        .filter((key) => key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}${person}.`))
        .forEach((key) => localStorage.removeItem(key));
});

export const keeper = (person, sheet) => {
    const key = `${PREFIX}${person}.${sheet}`;
    return {
        put: (draft) => quietly(() => localStorage.setItem(key, JSON.stringify(draft))),
        get: () => quietly(() => JSON.parse(localStorage.getItem(key))),
        drop: () => quietly(() => localStorage.removeItem(key)),
    };
};
