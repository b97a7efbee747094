/* Moves the focus to the error summary when the page opens, so that nobody misses it. */

const summary = document.querySelector("[data-error-summary]");
if (summary) summary.focus();
