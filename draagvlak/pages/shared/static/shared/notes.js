// Notes that were typed without connection stay on this device, of whoever is signed in, and are sent once.
// Read by pages, and by the service worker, which keeps a note that could not be sent.
//
// A note is { key, owner, place, fields }: `key` is made once, so that sending it twice makes it once; `owner` is the
// mark of who typed it; `place` the address of the page it belongs to; `fields` what was filled in.
const Notes = (() => {
  const DATABASE = "draagvlak-notes";
  const OWNER = "owner";

  function opened() {
    return new Promise((done, failed) => {
      const asked = indexedDB.open(DATABASE, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("notes", { keyPath: "key" });
        asked.result.createObjectStore("device");
      };
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  }

  async function within(store, mode, work) {
    const database = await opened();
    try {
      return await new Promise((done, failed) => {
        const transaction = database.transaction(store, mode);
        const asked = work(transaction.objectStore(store));
        transaction.oncomplete = () => done(asked?.result);
        transaction.onerror = transaction.onabort = () => failed(transaction.error);
      });
    } finally {
      database.close();
    }
  }

  const owner = () => within("device", "readonly", (device) => device.get(OWNER));
  const setOwner = (mark) => within("device", "readwrite", (device) => device.put(mark, OWNER));
  const drop = (key) => within("notes", "readwrite", (notes) => notes.delete(key));
  const all = () => within("notes", "readonly", (notes) => notes.getAll());

  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  // Raises where nobody is signed in on this device: a note without an owner would be anybody's.
  async function keep(place, fields) {
    const mark = await owner();
    if (!mark) throw new Error("nobody is signed in");
    const { key = crypto.randomUUID(), csrfmiddlewaretoken, ...said } = fields;
    const note = { key, owner: mark, place, at: Date.now(), fields: { ...said, typed_on: said.typed_on || today() } };
    await within("notes", "readwrite", (notes) => notes.put(note));
    return note;
  }

  async function kept(place) {
    const mark = await owner();
    const mine = (await all()).filter((note) => mark && note.owner === mark && (!place || note.place === place));
    return mine.sort((a, b) => a.at - b.at);
  }

  // What became of each: { noted, waiting, refused: [note, …], isSignedOut }. One tab at a time; the others do nothing.
  function send() {
    if (!navigator.locks) return sendAll();
    return navigator.locks.request("draagvlak-notes", { ifAvailable: true }, (lock) => (lock ? sendAll() : null));
  }

  async function sendAll() {
    const told = { noted: 0, waiting: 0, refused: [], isSignedOut: false };
    for (const note of await kept()) {
      const address = `${note.place}verstuur/`;
      const may = await fetch(address, { headers: { Accept: "application/json" }, redirect: "error" }).catch(() => null);
      const signedIn = may?.ok ? await may.json().catch(() => null) : null;
      if (may?.status === 404) told.refused.push({ ...note, why: "" });
      else if (navigator.onLine && !signedIn) told.isSignedOut = true;
      if (signedIn?.owner !== note.owner) continue;
      const body = new URLSearchParams({ key: note.key });
      for (const [name, value] of Object.entries(note.fields)) for (const one of [value].flat()) body.append(name, one);
      const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": signedIn.token }, redirect: "error" });
      if (answer.status === 422) told.refused.push({ ...note, why: (await answer.json()).why });
      if (!answer.ok) continue;
      told[(await answer.json()).state] += 1;
      await drop(note.key);
    }
    return told;
  }

  return { keep, kept, drop, send, setOwner, owner };
})();

// On a page: say whose the device is, then send what waits, now and whenever the connection comes back.
if (self.document) {
  const words = document.querySelector("meta[name=draagvlak-owner]");

  function tell(text, isWarning) {
    const place = document.querySelector("main");
    const note = document.createElement("p");
    note.className = isWarning ? "note warn" : "note";
    note.setAttribute("role", "status");
    note.textContent = text;
    place.prepend(note);
    return note;
  }

  function tellRefused(note) {
    const said = tell(`${words.dataset.refused.replace("{n}", note.fields.line)} ${note.why || words.dataset.lost}`, true);
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = words.dataset.drop;
    button.addEventListener("click", async () => {
      await Notes.drop(note.key);
      said.remove();
    });
    said.append(" ", button);
  }

  async function sendKept() {
    const told = await Notes.send().catch(() => null);
    if (!told) return;
    if (told.noted + told.waiting) tell(words.dataset.noted.replace("{n}", told.noted + told.waiting));
    if (told.waiting) tell(words.dataset.waiting.replace("{n}", told.waiting));
    if (told.isSignedOut) tell(words.dataset.signedOut, true);
    told.refused.forEach(tellRefused);
    if (told.noted + told.waiting) document.dispatchEvent(new CustomEvent("notes-sent", { detail: told }));
  }

  // The empty page that is shown without connection does not know who is signed in; every other page does.
  const known = words.hasAttribute("data-shell") ? Promise.resolve() : Notes.setOwner(words.content);
  known.then(sendKept).catch(() => {});
  addEventListener("online", sendKept);
}
