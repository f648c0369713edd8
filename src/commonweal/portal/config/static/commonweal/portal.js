// What a page gains from a script. Every page works without it.
import { initAll } from "../govuk/govuk-frontend.min.js";
import { watchSession } from "./session.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();
watchSession(document.querySelector(".commonweal-session"));

for (const part of document.querySelectorAll("[data-needs-script]")) part.hidden = false;
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const words of document.querySelectorAll("[data-passkey-problem]")) words.hidden = false;
});
