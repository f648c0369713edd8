// Saving while someone types. Without this script the Save button does the same.
// What is typed is kept on this page alone, never on the machine: minutes may be restricted.
const RETRY = 10_000;
const sent = new WeakMap(); // fieldset -> the words of the request under way
const unsaved = new Set();

const words = (fieldset) => fieldset.querySelector("textarea");
const status = (fieldset) => fieldset.querySelector("[data-status]");
const enclosing = (event) => event.target.closest?.("[data-minute]");

function failed(fieldset, why) {
  status(fieldset).textContent = `Not saved: ${why} Your words stay on this page; keep it open.`;
  setTimeout(() => unsaved.has(fieldset) && htmx.trigger(fieldset, "retry"), RETRY);
}

document.addEventListener("input", (event) => {
  const fieldset = enclosing(event);
  if (!fieldset || event.target !== words(fieldset)) return;
  unsaved.add(fieldset);
  status(fieldset).textContent = "Not saved yet";
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const fieldset = enclosing(event);
  if (fieldset) sent.set(fieldset, words(fieldset).value);
});

// The answer carries the words as they now stand where someone else's were put together with these.
document.addEventListener("htmx:afterSettle", (event) => {
  const fieldset = event.detail.elt?.closest?.("[data-minute]") ?? enclosing(event);
  if (!fieldset) return;
  const box = words(fieldset);
  const typedOn = box.value !== sent.get(fieldset);
  const together = fieldset.querySelector("[data-together]");
  if (together && !typedOn) {
    const caret = box.selectionStart;
    box.value = together.value;
    box.setSelectionRange(caret, caret);
    fieldset.querySelector("[data-version]").value = together.dataset.together;
    fieldset.querySelector("[data-base]").value = "";
  }
  together?.remove();
  if (typedOn) htmx.trigger(fieldset, "retry");
  else if (!status(fieldset).hasAttribute("data-refused")) unsaved.delete(fieldset);
});

document.addEventListener("htmx:responseError", (event) => {
  const fieldset = enclosing(event);
  if (!fieldset) return;
  const ended = event.detail.xhr.getResponseHeader("X-Session-Ended");
  failed(fieldset, ended ? "you have been signed out. Sign in in another tab." : "the portal could not save just now.");
});
for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, (event) => {
    const fieldset = enclosing(event);
    if (fieldset) failed(fieldset, "the portal cannot be reached.");
  });
}

document.addEventListener("submit", () => unsaved.clear());
window.addEventListener("beforeunload", (event) => unsaved.size && event.preventDefault());
