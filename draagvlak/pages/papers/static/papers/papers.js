// Counts the characters of a chapter while one writes, as the server counts them; and copies a text for KIOSK.
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

for (const button of document.querySelectorAll("[data-copy]")) {
  const text = document.getElementById(button.dataset.copy);
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      button.parentElement.querySelector("[data-said]").textContent = button.dataset.copied;
    } catch {
      text.closest("details")?.setAttribute("open", "");
      text.focus();
      text.select(); // where copying is not allowed, it is ready to be copied by hand
    }
  });
}
