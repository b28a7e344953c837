// Counts the characters of a chapter while one writes, as the server counts them.
const signs = (text) => [...text.replaceAll("\r\n", "\n")].length;

for (const told of document.querySelectorAll("[data-count-of]")) {
  const field = document.getElementById(told.dataset.countOf);
  const most = Number(told.dataset.most || 0);
  const over = told.querySelector("[data-over]");
  const tell = () => {
    const count = signs(field.value);
    told.querySelector("[data-count]").textContent = count;
    if (over) over.hidden = count <= most;
  };
  field.addEventListener("input", tell);
  tell();
}
