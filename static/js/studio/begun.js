/* After a kind beginning was put into the field, one writes on behind it. */

const field = document.querySelector("textarea[autofocus]");
if (field) {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
}
