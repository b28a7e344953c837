// Saves what one types a moment after one stops, and at the latest every few seconds while one goes on. What is not
// saved yet stays in this tab: it is there again after a reload, a lost line or signing in anew.
const form = document.querySelector("form[data-save]");
const PAUSE = 800;
const MOST = 4000;

function start() {
  const text = form.elements.text;
  const version = form.elements.version;
  const said = form.querySelector("[data-said]");
  const kept = `draagvlak:schrijf:${form.dataset.save}`;
  let saved = text.value;
  let timer = 0;
  let waitingSince = 0;
  let isBusy = false;
  let isStopped = document.querySelector("#intussen") !== null; // two texts to choose from: that is for a human

  const say = (words) => {
    if (said.textContent !== words) said.textContent = words;
  };

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
  }

  async function save() {
    if (isBusy || isStopped) return;
    const now = text.value;
    if (now === saved) return;
    isBusy = true;
    waitingSince = 0;
    say(form.dataset.saving);
    let again = PAUSE;
    try {
      const sent = new FormData(form);
      sent.set("text", now);
      const answer = await fetch(form.dataset.save, { method: "POST", body: sent, redirect: "manual" });
      again = await heard(answer, now);
    } catch {
      say(form.dataset.later);
      again = MOST;
    }
    isBusy = false;
    if (text.value !== saved && !isStopped) later(again);
  }

  async function heard(answer, now) {
    if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) {
      isStopped = true; // the button sends it, and leads past signing in
      say(form.dataset.signIn);
      return MOST;
    }
    const told = await answer.json();
    if (answer.ok) {
      saved = now;
      version.value = told.version;
      if (text.value === now) {
        sessionStorage.removeItem(kept);
        say(told.said || form.dataset.saved);
      }
      return PAUSE;
    }
    isStopped = answer.status === 409;
    say(told.said);
    return MOST;
  }

  // What was written with another version than stands here now is compared first: the server says so.
  const keep = (sent) => sessionStorage.setItem(kept, JSON.stringify({ sent, text: text.value, version: version.value }));
  const before = JSON.parse(sessionStorage.getItem(kept) || "null");
  const isBack = new URLSearchParams(location.search).has("terug");
  if (before && before.text !== text.value && !isStopped && (isBack || !before.sent)) {
    text.value = before.text;
    version.value = before.version;
    say(form.dataset.restored);
    later(PAUSE);
  } else {
    sessionStorage.removeItem(kept);
  }
  text.addEventListener("input", () => {
    keep(false);
    waitingSince ||= Date.now();
    later(Math.max(0, Math.min(PAUSE, waitingSince + MOST - Date.now())));
  });
  form.addEventListener("submit", () => {
    isStopped = true;
    clearTimeout(timer);
    keep(true);
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) location.reload();
  });
  addEventListener("pagehide", () => {
    if (text.value !== saved && !isStopped) {
      const sent = new FormData(form);
      navigator.sendBeacon(form.dataset.save, sent);
    }
  });
}

if (form) start();
