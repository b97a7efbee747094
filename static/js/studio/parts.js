/* The parts of a page that a script works with, by the names of their data attributes. */

export const part = (root, name) => root.querySelector(`[data-${name}]`);
export const parts = (root, ...names) => names.map((name) => part(root, name));
