// What a phone can add to the form, which works whole without it: what was chosen stays on this device until it was
// sent. Questions are read aloud by shared/aloud.js.
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

const kept = store();
const sent = document.querySelector("[data-sent]");
if (sent && kept) kept.removeItem(PREFIX + sent.dataset.sent);
if (form) {
  if (form.dataset.keep && kept) keepHere(kept, PREFIX + form.dataset.keep);
  form.addEventListener("submit", (event) => {
    const isOffline = navigator.onLine === false;
    document.querySelector("[data-no-line]").hidden = !isOffline;
    if (isOffline) event.preventDefault();
  });
  // Back, on a device of a group, never shows what somebody chose before.
  window.addEventListener("pageshow", (event) => event.persisted && window.location.reload());
}
