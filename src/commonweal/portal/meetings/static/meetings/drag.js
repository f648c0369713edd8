// Dragging a line of the forward plan onto a meeting sends the same form as its own list and button do.
const drops = document.querySelector("[data-drops]");

for (const line of document.querySelectorAll("[data-drag]")) {
  line.draggable = true;
  line.addEventListener("dragstart", (event) => {
    event.dataTransfer.setData("text/plain", line.dataset.drag);
    drops.hidden = false;
  });
  line.addEventListener("dragend", () => { drops.hidden = true; });
}

for (const place of drops.querySelectorAll("[data-drop]")) {
  place.addEventListener("dragover", (event) => {
    event.preventDefault();
    place.classList.add("commonweal-over");
  });
  place.addEventListener("dragleave", () => place.classList.remove("commonweal-over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    const form = document.getElementById(event.dataTransfer.getData("text/plain"));
    if (form) {
      form.elements.meeting.value = place.dataset.drop;
      form.submit();
    }
  });
}
