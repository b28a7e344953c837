// On a phone the row of pages is wider than the screen: it begins where one is. Only the row moves, not the page.
const here = document.querySelector(".pages-here [aria-current]");
const row = here?.closest("ul");
if (row) {
  const [mine, whole] = [here.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += mine.left - whole.left - (whole.width - mine.width) / 2;
}

// A part of the page that is put in place anew keeps the focus that was in it: else Tab would begin at the top again.
let held = null;
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  held = detail.target.contains(document.activeElement) ? detail.target.id : null;
});
document.addEventListener("htmx:afterSettle", () => {
  const part = held && document.activeElement === document.body && document.getElementById(held);
  held = null;
  if (!part) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
});
