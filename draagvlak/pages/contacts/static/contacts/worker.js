// The page to note on, without connection. KEPT, EDITION and Notes stand above (views.device.worker).
// Kept are an empty page that holds nobody, and the files it needs; no other answer is ever kept.
const CACHE = `draagvlak-${EDITION}`;
const SHELL = KEPT[0];
const NOTE_PAGE = /^\/[-\w]+\/[-\w]+\/contacten\/noteer\/$/;
const PATIENCE = 6000; // milliseconds that a page may take before the empty one is shown

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(KEPT.map((address) => new Request(address, { cache: "reload" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  const others = caches.keys().then((names) => names.filter((name) => name !== CACHE && name.startsWith("draagvlak-")));
  event.waitUntil(others.then((names) => Promise.all(names.map((name) => caches.delete(name)))).then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (address.origin !== location.origin) return;
  if (request.mode === "navigate" && NOTE_PAGE.test(address.pathname)) {
    event.respondWith(request.method === "POST" ? sentOrKept(request, address) : pageOrShell(request));
  } else if (request.method === "GET" && KEPT.includes(address.pathname) && address.pathname !== SHELL) {
    event.respondWith(fetch(request).catch(() => caches.match(request, { ignoreSearch: true })));
  }
});

async function pageOrShell(request) {
  const tooLong = new AbortController();
  const waiting = setTimeout(() => tooLong.abort(), PATIENCE);
  try {
    return await fetch(request, { signal: tooLong.signal });
  } catch {
    return caches.match(SHELL);
  } finally {
    clearTimeout(waiting);
  }
}

// What could not be sent is kept as it was filled in, under the key of its form: sent again, it is made once.
async function sentOrKept(request, address) {
  const filled = request.clone();
  try {
    return await fetch(request);
  } catch {
    const fields = {};
    for (const [name, value] of await filled.formData()) fields[name] = name in fields ? [fields[name], value].flat() : value;
    await Notes.keep(address.pathname, fields).catch(() => {});
    return Response.redirect(address.pathname, 303);
  }
}
