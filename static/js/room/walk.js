/* The log is one stop for Tab. Up and down walk from message to message, left and right inside one. */

export function walkByArrows(box) {
    const tools = (item) => [...item.querySelectorAll("a[href], button")].filter((one) => one.offsetParent);
    const items = () => [...box.querySelectorAll("li")].filter((item) => tools(item).length);
    for (const link of box.querySelectorAll("a")) link.tabIndex = -1;

    const main = (item) => item.querySelector("[data-more]") || tools(item)[0];

    box.addEventListener("keydown", (event) => {
        const all = items();
        if (!event.key.startsWith("Arrow") || !all.length) return;
        const item = document.activeElement.closest("li");
        const here = all.indexOf(item);
        let next = null;
        if (event.key === "ArrowUp") next = main(all[Math.max((here < 0 ? all.length : here) - 1, 0)]);
        else if (here < 0) return;
        else if (event.key === "ArrowDown") next = here + 1 < all.length ? main(all[here + 1]) : box;
        else {
            const inside = tools(item);
            const step = event.key === "ArrowRight" ? 1 : inside.length - 1;
            next = inside[(inside.indexOf(document.activeElement) + step) % inside.length];
        }
        event.preventDefault();
        next.focus();
    });
}
