// The claim's sign of life. Once a minute the page tells whether its reader did anything; if so the
// claim is renewed, and if not it runs down in sight. When it is lost the page says so and touches
// nothing that was typed.

(() => {
  "use strict";

  const EVERY = 60_000; // milliseconds
  const WARN_AT = 5 * 60; // seconds left

  const note = document.querySelector("[data-lease]");
  if (!note) return;
  const words = note.querySelector("[data-lease-words]");
  const countdown = document.querySelector("[data-countdown]");
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "";
  let until = Date.now() + Math.max(Number(note.dataset.left), 0) * 1000;
  let active = false;
  let lost = false;
  let changed = false;

  for (const sign of ["keydown", "pointerdown", "pointermove", "wheel", "scroll"]) {
    document.addEventListener(sign, () => (active = true), { passive: true });
  }

  const say = (sentence, tone) => {
    if (words.textContent !== sentence) words.textContent = sentence;
    note.className = `gh-lease-note gh-lease-${tone}`;
    note.hidden = false;
  };

  const lose = (why) => {
    lost = true;
    countdown.textContent = "over";
    say(`${why} Your claim is over; nothing you typed is lost. Claim the case again to decide.`, "lost");
    for (const button of document.querySelectorAll("[data-take-first]")) button.hidden = false;
  };

  const tick = () => {
    if (lost) return;
    const left = Math.round((until - Date.now()) / 1000);
    if (left <= 0) return lose("Nothing happened on this page for a while.");
    const minutes = String(Math.floor(left / 60)).padStart(2, "0");
    countdown.textContent = `${minutes}:${String(left % 60).padStart(2, "0")}`;
    countdown.classList.toggle("gh-countdown-low", left <= WARN_AT);
    if (left <= WARN_AT) {
      say("Your claim ends in less than five minutes. Go on working, or renew it.", "low");
    } else if (changed) {
      say("This case has changed since you opened the page. Load it again to see how.", "low");
    } else {
      note.hidden = true;
    }
  };

  const beat = async () => {
    if (lost) return;
    const body = new URLSearchParams({ active: active ? "1" : "0" });
    active = false;
    try {
      const answer = await fetch(note.dataset.url, {
        method: "POST",
        headers: { "X-CSRFToken": token, Accept: "application/json" },
        body,
        redirect: "error",
      });
      const said = await answer.json();
      if (answer.status === 409) return lose(said.why);
      if (!answer.ok) return;
      until = Date.now() + said.seconds_left * 1000;
      changed = said.version !== note.dataset.version;
    } catch {
      // Out of reach, or signed out: the clock goes on, and the next minute asks again.
    }
    tick();
  };

  tick();
  setInterval(tick, 1000);
  setInterval(beat, EVERY);
})();
