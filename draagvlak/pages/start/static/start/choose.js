/* A file may be dropped anywhere on the page: it lands in the field, as if it was chosen there. Elsewhere the browser
   would leave the page and open the file. */
const field = document.querySelector("main input[type=file]");
const form = field?.form;
const busy = document.getElementById("bezig");
const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
let inside = 0; // how many elements deep the file hangs

const lit = (isOver) => field.classList.toggle("dropping", isOver);

if (field) {
  addEventListener("dragenter", (event) => {
    if (hasFiles(event)) lit(++inside > 0);
  });
  addEventListener("dragleave", (event) => {
    if (hasFiles(event)) lit(--inside > 0);
  });
  addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
  });
  addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    inside = 0;
    lit(false);
    const one = new DataTransfer();
    if (event.dataTransfer.files.length) one.items.add(event.dataTransfer.files[0]);
    field.files = one.files;
    form.querySelector("button[type=submit]").focus();
  });
  // A long list takes a while to be read: that is said, and a second press does not send it twice.
  form.addEventListener("submit", (event) => {
    if (!busy.hidden) event.preventDefault();
    busy.hidden = false;
  });
  addEventListener("pageshow", () => {
    busy.hidden = true;
  });
}
