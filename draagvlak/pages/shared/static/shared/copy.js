// Copies what stands in a field: the button names it in data-copy, and says in data-copied what it did.
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
