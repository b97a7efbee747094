/* Places in a text that is being written: what a key changed, and where everything stands after it. No page. */

/* How far two texts are alike from the front; halves are compared whole, which browsers do fast. */
const alike = (one, other, from = 0, to = Math.min(one.length, other.length)) => {
    let [low, high] = [from, to];
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (one.slice(low, middle) === other.slice(low, middle)) low = middle;
        else high = middle - 1;
    }
    return low;
};

const alikeAtEnd = (one, other, most) => {
    let [low, high] = [0, most];
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (one.slice(one.length - middle, one.length - low) === other.slice(other.length - middle, other.length - low)) low = middle;
        else high = middle - 1;
    }
    return low;
};

/* One change that makes the second text of the first: where, how many units went, how many came. */
export const changeOf = (before, after) => {
    const at = alike(before, after);
    const end = alikeAtEnd(before, after, Math.min(before.length, after.length) - at);
    return { at, removed: before.length - at - end, added: after.length - at - end };
};

const LONG = 40; /* units: a place this long is a sentence, and stays one when a word in it changes */

/* The place after a change. One whose words were touched is `touched`: nobody has looked at them since. */
export const moved = (place, { at, removed, added }) => {
    const by = added - removed;
    if (place.end <= at) return place;
    if (place.start >= at + removed) return { ...place, start: place.start + by, end: place.end + by };
    const inside = place.start <= at && place.end >= at + removed;
    const start = Math.min(place.start, at);
    const end = Math.max(start, inside ? place.end + by : at);
    return { ...place, start, end, touched: place.touched || !inside || place.end - place.start < LONG };
};

/* The paragraphs around a stretch: what must be looked at anew when it changed. */
export const paragraphsAround = (text, start, end) => {
    const before = text.lastIndexOf("\n\n", Math.max(0, start - 1));
    const after = text.indexOf("\n\n", end);
    return [before < 0 ? 0 : before + 2, after < 0 ? text.length : after];
};

/* A row cut where a mark begins or ends; of several marks over the same words the shortest is shown. */
export const piecesOf = (text, marks) => {
    const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])]
        .filter((cut) => cut >= 0 && cut <= text.length)
        .sort((one, other) => one - other);
    return cuts.slice(0, -1).map((start, number) => {
        const end = cuts[number + 1];
        const over = marks.filter((mark) => mark.start <= start && mark.end >= end);
        const nearest = over.reduce((best, mark) => (!best || mark.end - mark.start < best.end - best.start ? mark : best), null);
        return { words: text.slice(start, end), weight: nearest?.weight ?? "" };
    });
};
