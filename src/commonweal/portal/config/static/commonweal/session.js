// Says that a session is about to end, five minutes before, and lets its owner stay. Nothing typed leaves the page.
const WARN_BEFORE = 5 * 60;

export function watchSession(banner) {
  if (!banner) return;
  let endsAt = Date.now() + Number(banner.dataset.endsIn) * 1000;
  const minutes = banner.querySelector("[data-minutes]");

  const look = () => {
    const left = (endsAt - Date.now()) / 1000;
    if (left > WARN_BEFORE) {
      banner.hidden = true;
      return;
    }
    const whole = Math.max(0, Math.ceil(left / 60));
    const words = left <= 0 ? "a moment" : `${whole} ${whole === 1 ? "minute" : "minutes"}`;
    if (minutes.textContent !== words) minutes.textContent = words;
    banner.hidden = false;
  };

  const stay = async () => {
    try {
      const answer = await fetch(banner.dataset.stay, { headers: { Accept: "application/json" } });
      if (answer.ok && !answer.redirected) endsAt = Date.now() + (await answer.json()).ends_in * 1000;
    } catch {
      return; // without a connection the page and what is typed in it stay as they are
    }
    look();
  };

  banner.querySelector("button").addEventListener("click", stay);
  document.body.addEventListener("htmx:afterRequest", (event) => {
    const left = event.detail.xhr && event.detail.xhr.getResponseHeader("X-Session-Ends-In");
    if (left) endsAt = Date.now() + Number(left) * 1000;
  });
  setInterval(look, 15000);
  look();
}
