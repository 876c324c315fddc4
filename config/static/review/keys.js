// Keys for people who review all day. No key decides anything: it opens a form, moves the eye, or
// presses a button that decides nothing. Keys rest while somebody types, with Ctrl, Alt and Meta,
// and for whoever switched them off in the sheet that "?" opens.

(() => {
  "use strict";

  const PRESS = { c: "claim", x: "release", f: "refresh" }; // buttons
  const OPEN = { a: "approve", r: "request-changes", J: "reject" }; // links to a form
  const WRITE = { n: "private-notes", N: "shared-notes" }; // boxes to type in
  const ROWS = "#result_list tr.data-row";
  const SECOND_KEY_WITHIN = 1000; // milliseconds after "g"

  const sheet = document.getElementById("gh-keys");
  if (!sheet) return;
  const stored = `gatehouse.keys.${sheet.dataset.user}`;
  let chosen = -1;
  let went = -Infinity;

  const read = () => {
    try {
      return localStorage.getItem(stored) !== "off";
    } catch {
      return true;
    }
  };
  const write = (on) => {
    try {
      localStorage.setItem(stored, on ? "on" : "off");
    } catch {
      // Without storage the choice lasts as long as the page.
    }
  };

  const isTyping = (target) =>
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

  const follow = (link) => link && window.location.assign(link.href);

  const choose = (step) => {
    const rows = document.querySelectorAll(ROWS);
    if (rows.length === 0) return;
    rows[chosen]?.classList.remove("gh-chosen");
    chosen = Math.min(Math.max(chosen + step, 0), rows.length - 1);
    rows[chosen].classList.add("gh-chosen");
    rows[chosen].scrollIntoView({ block: "nearest" });
    rows[chosen].querySelector("a")?.focus({ preventScroll: true });
  };

  const jump = (number) => {
    const section = document.getElementById(`check-${number}`);
    section?.scrollIntoView({ block: "start" });
    section?.focus({ preventScroll: true });
  };

  const toggleUnchanged = () => {
    const folds = [...document.querySelectorAll("details[data-unchanged]")];
    const open = folds.some((fold) => !fold.open);
    for (const fold of folds) fold.open = open;
  };

  const press = (name) => {
    const button = document.querySelector(`button[data-decision="${name}"]`);
    // Taking a case away from a colleague is not done by one key: Enter confirms it.
    if (button && button.dataset.takesOver !== undefined) button.focus();
    else button?.click();
  };

  const writeIn = (box) => document.querySelector(`#${box} textarea`)?.focus();

  const showSheet = () => {
    document.getElementById("gh-keys-on").checked = read();
    if (!sheet.open) sheet.showModal();
  };

  const act = (key) => {
    if (key === "j") choose(1);
    else if (key === "k") choose(-1);
    else if (key === "o") follow(document.querySelectorAll(ROWS)[chosen]?.querySelector("a"));
    else if (key === "d") toggleUnchanged();
    else if (key >= "1" && key <= "5") jump(key);
    else if (key in PRESS) press(PRESS[key]);
    else if (key in OPEN) follow(document.querySelector(`a[data-decision="${OPEN[key]}"]`));
    else if (key in WRITE) writeIn(WRITE[key]);
    else return false;
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
    if (sheet.open || isTyping(event.target)) return;
    if (event.key === "?") {
      showSheet();
      event.preventDefault();
      return;
    }
    if (!read()) return;
    const afterG = event.timeStamp - went < SECOND_KEY_WITHIN;
    went = event.key === "g" ? event.timeStamp : -Infinity;
    if (event.key === "q" && afterG) window.location.assign(sheet.dataset.queue);
    else if (event.key.length !== 1 || !act(event.key)) return;
    event.preventDefault();
  });

  document.getElementById("gh-keys-on").addEventListener("change", (event) => {
    write(event.target.checked);
  });
  for (const opener of document.querySelectorAll("[data-keys-open]")) {
    opener.hidden = false;
    opener.addEventListener("click", showSheet);
  }
})();
