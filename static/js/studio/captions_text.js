/* Captions as WebVTT on one side, as rows of begin, end and words on the other. Knows no page. */

const TIME = /^(?:(\d{1,2}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})$/;
const SKIPPED = /^(NOTE|STYLE|REGION)/;
const UNKNOWN = "?"; /* where no time is written yet */

const two = (number) => String(number).padStart(2, "0");

/* Times stand as minutes:seconds, with tenths or as exact as they were: as one says them. */
export const shown = (seconds) => {
    const all = Math.round(seconds * 1000);
    const rest = String(all % 1000).padStart(3, "0").replace(/0{1,2}$/, "");
    return `${Math.floor(all / 60000)}:${two(Math.floor(all / 1000) % 60)}.${rest}`;
};

/* Seconds, or null when it is no time. */
export const meant = (written) => {
    const parts = written.trim().replace(",", ".").split(":").map(Number);
    if (!written.trim() || parts.length > 3 || parts.some((part) => Number.isNaN(part) || part < 0)) return null;
    return parts.reduce((sum, part) => sum * 60 + part, 0);
};

const stamp = (seconds) => {
    const all = Math.round(seconds * 1000);
    return `${two(Math.floor(all / 3600000))}:${two(Math.floor(all / 60000) % 60)}:${two(Math.floor(all / 1000) % 60)}.${String(all % 1000).padStart(3, "0")}`;
};

const unescaped = (words) => words.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&");
const escaped = (words) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/* A time of the text as it stands in a field; what is none stays as it was typed. */
const asField = (written) => {
    const found = TIME.exec(written.split(/\s/)[0]);
    if (!found) return written === UNKNOWN ? "" : written;
    const [hours, minutes, seconds, rest] = found.slice(1);
    return shown(Number(hours || 0) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(`0.${rest}`));
};

const asTime = (field) => {
    const time = meant(field);
    return time === null ? field.replaceAll("-->", "").trim() || UNKNOWN : stamp(time);
};

export const isBlank = (row) => !Object.values(row).some((value) => value.trim());

/* The text as rows; null when it holds something that rows cannot show: then it stays a text. */
export const rowsOf = (written) => {
    const blocks = written.replace(/\r\n?/g, "\n").trim().split(/\n\s*\n/).map((block) => block.trim()).filter(Boolean);
    if (!blocks.length) return [];
    if (!/^WEBVTT(\s|$)/.test(blocks[0]) || blocks[0].includes("-->")) return null;
    const rows = [];
    for (const block of blocks.slice(1)) {
        if (SKIPPED.test(block)) continue;
        const lines = block.split("\n");
        const at = lines.slice(0, 2).findIndex((line) => line.includes("-->"));
        if (at < 0 || lines.slice(at + 1).some((line) => line.includes("-->"))) return null;
        const [start, end] = lines[at].split("-->").map((time) => asField(time.trim()));
        rows.push({ start, end, words: unescaped(lines.slice(at + 1).join("\n")) });
    }
    return rows;
};

/* Rows as a text; those in which nothing stands are left out. */
export const textOf = (rows) => {
    const blocks = rows.filter((row) => !isBlank(row)).map(({ start, end, words }) => {
        const lines = words.split("\n").map((line) => line.trim()).filter(Boolean).join("\n");
        return `${asTime(start)} --> ${asTime(end)}\n${escaped(lines)}`;
    });
    return `${["WEBVTT", ...blocks].join("\n\n")}\n`;
};
