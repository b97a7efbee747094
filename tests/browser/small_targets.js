// What one presses that is smaller than asked. Links inside a sentence are exempt: their line says how high they are.
(smallest) => {
    const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const inSentence = (element) => {
        if (element.tagName !== "A") return false;
        const box = element.closest("p, li, dd, td, blockquote, label, figcaption, legend");
        return Boolean(box) && box.textContent.trim().length > element.textContent.trim().length + 1;
    };
    // A link may spread over its card, and a small box beyond its edge: then that is what one presses.
    const spread = (element) => ["::before", "::after"]
        .map((part) => getComputedStyle(element, part))
        .filter((part) => part.content !== "none" && part.position === "absolute" && part.pointerEvents !== "none")
        .map((part) => [parseFloat(part.width) || 0, parseFloat(part.height) || 0]);
    const area = (element) => {
        const boxes = [element, ...(element.labels ?? [])].map((one) => one.getBoundingClientRect());
        const left = Math.min(...boxes.map((box) => box.left)), right = Math.max(...boxes.map((box) => box.right));
        const top = Math.min(...boxes.map((box) => box.top)), bottom = Math.max(...boxes.map((box) => box.bottom));
        const sizes = [[right - left, bottom - top], ...spread(element)];
        return [Math.max(...sizes.map(([width]) => width)), Math.max(...sizes.map(([, height]) => height))];
    };
    const targets = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex='0']";
    return [...document.querySelectorAll(targets)]
        .filter((element) => seen(element) && !inSentence(element) && !element.closest(".skip-link"))
        .map((element) => [element, ...area(element)])
        .filter(([, width, height]) => width > 1 && (width < smallest - 0.5 || height < smallest - 0.5))
        .map(([element, width, height]) =>
            `${element.outerHTML.slice(0, 120)} is ${Math.round(width)} × ${Math.round(height)}`);
}
