// Writing a story: fragments are put in the text by a tap, and what is typed is saved by itself. Whatever happens to the
// page, the line or the session, what was typed stays in this tab, with the version that it was typed over: what somebody
// else wrote meanwhile is never written over without a word.
const form = document.getElementById("weef");
const text = form.elements.text;
const said = form.querySelector("[data-said]");
const place = `draagvlak:${location.pathname}`;
const typed = ["title", "lead", "text"];
const PAUSE = 1500; // ms after the last letter
const AGAIN = 15000; // ms after a saving that did not go
let timer = 0;
let saving = false;

const values = () => typed.map((name) => form.elements[name].value);
const keep = (sent) => sessionStorage.setItem(place, JSON.stringify({ sent, version: form.elements.version.value, values: values() }));
const tell = (words) => { said.textContent = words; };
const later = (pause) => { clearTimeout(timer); timer = setTimeout(save, pause); };

async function save() {
  if (saving) { later(PAUSE); return; }
  saving = true;
  const sent = values().join("\n");
  try {
    const answer = await fetch(form.dataset.save, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
    const is_ours = (answer.headers.get("Content-Type") || "").includes("application/json");
    if (!is_ours) {
      tell(answer.redirected || answer.status === 403 || answer.status === 404 ? form.dataset.out : form.dataset.wrong);
      later(AGAIN);
      return;
    }
    const told = await answer.json();
    tell(told.said);
    if (answer.ok) {
      form.elements.version.value = told.version;
      if (values().join("\n") === sent) sessionStorage.removeItem(place);
      else { keep(false); later(PAUSE); }
    }
  } catch {
    tell(form.dataset.lost);
    later(AGAIN);
  } finally {
    saving = false;
  }
}

function weave(key) {
  const at = text.selectionStart;
  const before = text.value.slice(0, at).replace(/\n*$/, "");
  const after = text.value.slice(text.selectionEnd).replace(/^\n*/, "");
  const put = `${before}${before ? "\n\n" : ""}[[${key}]]\n\n`;
  text.value = put + after;
  text.focus();
  text.setSelectionRange(put.length, put.length);
  text.dispatchEvent(new Event("input", { bubbles: true }));
}

function show() {
  for (const button of document.querySelectorAll("[data-weave][hidden]")) button.hidden = false;
}

const kept = JSON.parse(sessionStorage.getItem(place) || "null");
const isBack = new URLSearchParams(location.search).has("terug");
if (kept && Array.isArray(kept.values) && (isBack || !kept.sent)) {
  const differs = kept.values.join("\n") !== values().join("\n");
  typed.forEach((name, number) => { form.elements[name].value = kept.values[number]; });
  if (differs) {
    form.elements.version.value = kept.version;
    keep(false);
    tell(form.dataset.back);
    later(PAUSE);
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
} else {
  sessionStorage.removeItem(place);
}
form.addEventListener("input", () => { keep(false); later(PAUSE); });
form.addEventListener("submit", () => { clearTimeout(timer); keep(true); });
addEventListener("online", () => { if (sessionStorage.getItem(place)) save(); });
addEventListener("pagehide", () => {
  const left = JSON.parse(sessionStorage.getItem(place) || "null");
  if (left && !left.sent) navigator.sendBeacon(form.dataset.save, new FormData(form));
});
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-weave]");
  if (button) weave(button.dataset.weave);
});
document.addEventListener("htmx:afterSwap", (event) => {
  show();
  if (event.target.id !== "lijst") return;
  document.querySelector("[data-counted]").textContent = event.target.querySelector("[data-count]")?.textContent.trim() ?? "";
  // Who turned a page by its link, which is gone now, goes on at the list.
  if (document.activeElement === document.body) event.target.focus();
});
show();
