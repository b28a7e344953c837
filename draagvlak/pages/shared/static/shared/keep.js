// What one fills in stays in this tab, whatever happens to the page: another language, a reload, a session that ended.
// It goes when the form was sent and taken; "?terug" says that it was sent, and that one had to sign in first.
const form = document.querySelector("form[data-keep]");
const place = `draagvlak:${location.pathname}`;

function fields() {
  return [...form.elements].filter((field) => field.name && !["hidden", "file", "submit", "password"].includes(field.type));
}

// Boxes and buttons of one name are told apart by what they stand for.
function keyOf(field) {
  return `${field.name}=${field.matches("[type=radio], [type=checkbox]") ? field.value : ""}`;
}

function put(field, kept) {
  if (field.type === "radio" || field.type === "checkbox") field.checked = kept === true;
  else if (field.tagName !== "SELECT" || [...field.options].some((option) => option.value === kept)) field.value = kept;
}

function keep(sent) {
  const values = fields().map((field) => [keyOf(field), field.matches("[type=radio], [type=checkbox]") ? field.checked : field.value]);
  sessionStorage.setItem(place, JSON.stringify({ sent, values }));
}

function bringBack({ values }) {
  const kept = new Map(values);
  for (const field of fields()) {
    const key = keyOf(field);
    if (kept.has(key)) put(field, kept.get(key));
  }
}

if (form) {
  const kept = JSON.parse(sessionStorage.getItem(place) || "null");
  const isBack = new URLSearchParams(location.search).has("terug");
  if (kept && (isBack || !kept.sent)) bringBack(kept);
  else sessionStorage.removeItem(place);
  if (isBack) keep(false);
  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => keep(true));
}
