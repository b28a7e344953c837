// What a phone can add to the form, which works whole without it: what was chosen stays on this device until it was
// sent, and questions are read aloud where the browser has a voice for the language.
"use strict";

const form = document.querySelector("form[data-answer]");
const PREFIX = "draagvlak:peiling:";
const KEPT_FOR = 7 * 24 * 3600 * 1000;

function store() {
  try {
    return window.localStorage;
  } catch {
    return null; // a browser that keeps nothing
  }
}

const fields = () => [...form.elements].filter((field) => field.name && field.type !== "hidden" && field.type !== "submit");
const nameOf = (field) => (["radio", "checkbox"].includes(field.type) ? `${field.name}=${field.value}` : field.name);
const valueOf = (field) => (["radio", "checkbox"].includes(field.type) ? field.checked : field.value);

function keepHere(kept, place) {
  const says = document.querySelector("[data-kept]");
  function put(values) {
    for (const field of fields()) {
      const value = values[nameOf(field)];
      if (value === undefined) continue;
      if (["radio", "checkbox"].includes(field.type)) field.checked = value;
      else field.value = value;
    }
  }
  function keep() {
    const values = Object.fromEntries(fields().map((field) => [nameOf(field), valueOf(field)]));
    kept.setItem(place, JSON.stringify({ at: Date.now(), values }));
    says.hidden = false;
  }
  const before = JSON.parse(kept.getItem(place) || "null");
  if (before && Date.now() - before.at < KEPT_FOR) {
    put(before.values);
    says.hidden = false;
  } else kept.removeItem(place);
  form.addEventListener("input", keep);
  document.querySelector("[data-forget]").addEventListener("click", () => {
    kept.removeItem(place);
    for (const field of fields()) {
      if (["radio", "checkbox"].includes(field.type)) field.checked = false;
      else field.value = "";
    }
    says.hidden = true;
    form.querySelector("input[type=radio]").focus();
  });
}

function readAloud() {
  const speech = window.speechSynthesis;
  const language = document.documentElement.lang;
  const buttons = [...form.querySelectorAll("[data-read]")];
  const words = buttons.map((button) => button.textContent);
  const silent = () => buttons.forEach((button, n) => (button.textContent = words[n]));
  const voice = () => speech.getVoices().find((one) => one.lang.toLowerCase().startsWith(language));
  function offer() {
    for (const button of buttons) button.hidden = !voice();
  }
  function read(button) {
    const isReading = button.textContent === button.dataset.stop;
    speech.cancel();
    silent();
    if (isReading) return;
    const said = [...button.closest("fieldset").querySelectorAll("[data-words]")].map((part) => part.textContent.trim());
    const spoken = new SpeechSynthesisUtterance(said.map((part) => part.replace(/\.?$/, ".")).join(" "));
    spoken.lang = language;
    spoken.voice = voice();
    spoken.rate = 0.9;
    spoken.onend = silent;
    button.textContent = button.dataset.stop;
    speech.speak(spoken);
  }
  for (const button of buttons) button.addEventListener("click", () => read(button));
  offer();
  speech.addEventListener?.("voiceschanged", offer);
  window.addEventListener("pagehide", () => speech.cancel());
}

const kept = store();
const sent = document.querySelector("[data-sent]");
if (sent && kept) kept.removeItem(PREFIX + sent.dataset.sent);
if (form) {
  if (form.dataset.keep && kept) keepHere(kept, PREFIX + form.dataset.keep);
  if ("speechSynthesis" in window) readAloud();
  form.addEventListener("submit", (event) => {
    const isOffline = navigator.onLine === false;
    document.querySelector("[data-no-line]").hidden = !isOffline;
    if (isOffline) event.preventDefault();
  });
  // Back, on a device of a group, never shows what somebody chose before.
  window.addEventListener("pageshow", (event) => event.persisted && window.location.reload());
}
