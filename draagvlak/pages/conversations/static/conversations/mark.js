// Selecting words in a text and tapping the button brings the form of a fragment beside it. Places are counted as the
// server counts them: in characters, not in halves of one. Without this script there is a page that does the same.
const text = document.querySelector("[data-text]");
const picked = document.querySelector("[data-picked]");
const where = document.querySelector("[data-mark]");
let place = null;

// What was typed here and sent is kept, or was cut out because somebody took it back: this tab need not hold it longer.
const typed = `draagvlak:schrijf:${location.pathname}bewaar/`;
if (JSON.parse(sessionStorage.getItem(typed) || "null")?.sent) sessionStorage.removeItem(typed);

function count(node, offset) {
  const before = document.createRange();
  before.selectNodeContents(text);
  before.setEnd(node, offset);
  return [...before.toString()].length;
}

function pointedAt() {
  const chosen = getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  if (!range.intersectsNode(text)) return null;
  const inside = range.cloneRange();
  if (!text.contains(inside.startContainer)) inside.setStart(text, 0);
  if (!text.contains(inside.endContainer)) inside.setEnd(text, text.childNodes.length);
  if (!inside.toString().trim()) return null;
  return [count(inside.startContainer, inside.startOffset), count(inside.endContainer, inside.endOffset)];
}

async function mark() {
  const [start, end] = place;
  const address = `${where.dataset.mark}?van=${start}&tot=${end}`;
  picked.hidden = true;
  try {
    await htmx.ajax("GET", address, { target: where, swap: "innerHTML" });
    const first = where.querySelector("select, input:not([type=hidden])");
    if (!first) throw new Error("no form came");
    where.scrollIntoView({ block: "nearest" });
    first.focus();
  } catch {
    location.assign(address);
  }
}

if (text && where) {
  document.querySelector("[data-how]").hidden = false;
  document.addEventListener("selectionchange", () => {
    const found = pointedAt();
    if (found) place = found;
    picked.hidden = !found;
  });
  // A tap on the button would end the selection before it is heard.
  picked.addEventListener("pointerdown", (event) => event.preventDefault());
  picked.querySelector("button").addEventListener("click", mark);
  text.addEventListener("click", (event) => {
    const marked = event.target.closest("mark");
    if (marked && getSelection().isCollapsed) location.hash = `fragment-${marked.dataset.fragment}`;
  });
}
