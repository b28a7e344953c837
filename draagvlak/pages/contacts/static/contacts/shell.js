// The page that is shown without connection: type, and it is kept on this device.
const form = document.querySelector("form");
const list = document.querySelector("#bewaard");
const place = location.pathname;

async function show() {
  const notes = await Notes.kept(place);
  document.querySelector("#wacht").hidden = !notes.length;
  list.replaceChildren(
    ...notes.map((note) => {
      const item = document.createElement("li");
      const chosen = "of" in note.fields ? "" : note.fields.on; // else it was read from the line itself
      item.textContent = chosen ? `${note.fields.line} (${chosen})` : note.fields.line;
      return item;
    }),
  );
}

async function begin() {
  const someone = await Notes.owner();
  form.hidden = !someone;
  document.querySelector("#afgemeld").hidden = Boolean(someone);
  await show();
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const line = form.elements.line.value.trim();
  if (!line) return;
  const on = form.elements.on.value;
  form.reset();
  await Notes.keep(place, on ? { line, on } : { line });
  await show();
  form.elements.line.focus();
  if (navigator.onLine) dispatchEvent(new Event("online"));
});
document.addEventListener("notes-sent", show);
begin();
