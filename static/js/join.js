/* Joining: of the two ways in, only the chosen one is shown, and the button says it. Without this script both stand there, each under its name. */

const ways = document.querySelectorAll("input[name=way]");

function show() {
    const chosen = [...ways].find((way) => way.checked)?.value;
    for (const part of document.querySelectorAll("[data-way]")) part.hidden = Boolean(chosen) && part.dataset.way !== chosen;
    for (const words of document.querySelectorAll("[data-words]")) words.textContent = words.dataset[chosen] ?? words.textContent;
}

for (const way of ways) way.addEventListener("change", show);
show();
