// On a phone the row of pages is wider than the screen: it begins where one is. Only the row moves, not the page.
const here = document.querySelector(".pages-here [aria-current]");
const row = here?.closest("ul");
if (row) {
  const [mine, whole] = [here.getBoundingClientRect(), row.getBoundingClientRect()];
  row.scrollLeft += mine.left - whole.left - (whole.width - mine.width) / 2;
}
