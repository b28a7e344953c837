// The note page: what one types stays in this tab until it is noted, for whoever typed it; and the page that serves
// without connection is put ready.
const line = document.querySelector("#id_line");
const owner = document.querySelector("meta[name=draagvlak-owner]").content;
const typed = `draagvlak:noteer:${owner}:${location.pathname}`;

const sent = `${typed}:sent`;

function restore(text) {
  if (!text || line.value) return;
  line.value = text;
  line.dispatchEvent(new Event("input", { bubbles: true }));
}

if (line) {
  restore(sessionStorage.getItem(typed));
  // "?terug": it was sent, but one had to sign in first.
  if (new URLSearchParams(location.search).has("terug")) restore(sessionStorage.getItem(sent));
  sessionStorage.removeItem(sent);
  line.addEventListener("input", () => sessionStorage.setItem(typed, line.value));
  line.form.addEventListener("submit", () => {
    sessionStorage.setItem(sent, line.value);
    sessionStorage.removeItem(typed);
  });
}
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register(document.querySelector("meta[name=draagvlak-worker]").content, { scope: "/" });
}
