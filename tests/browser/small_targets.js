// What one presses that is smaller than asked. Links inside a sentence are exempt: their line says how high they are.
// So is a cover on a picture: it is as large as what it covers, and the buttons beside it do the same.
(smallest) => {
    const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const inSentence = (element) => {
        if (element.tagName !== "A") return false;
        const box = element.closest("p, li, dd, td, blockquote, label, figcaption, legend");
        return Boolean(box) && box.textContent.trim().length > element.textContent.trim().length + 1;
    };
    // A link may spread over its card: then the card is what one presses.
    const spread = (element) => {
        const after = getComputedStyle(element, "::after");
        const covers = after.content !== "none" && after.position === "absolute";
        return covers ? (element.offsetParent ?? element) : element;
    };
    const area = (element) => {
        const boxes = [spread(element), ...(element.labels ?? [])].map((one) => one.getBoundingClientRect());
        const left = Math.min(...boxes.map((box) => box.left)), right = Math.max(...boxes.map((box) => box.right));
        const top = Math.min(...boxes.map((box) => box.top)), bottom = Math.max(...boxes.map((box) => box.bottom));
        return [right - left, bottom - top];
    };
    const targets = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex='0']";
    return [...document.querySelectorAll(targets)]
        .filter((element) => seen(element) && !inSentence(element) && !element.closest(".skip-link, .bench__box--cover"))
        .map((element) => [element, ...area(element)])
        .filter(([, width, height]) => width > 1 && (width < smallest - 0.5 || height < smallest - 0.5))
        .map(([element, width, height]) =>
            `${element.outerHTML.slice(0, 120)} is ${Math.round(width)} × ${Math.round(height)}`);
}
