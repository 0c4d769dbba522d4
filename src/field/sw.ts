// Keeps exactly the files of one build, so that the app starts without network and never mixes two versions. Data is none of its business.
declare const self: ServiceWorkerGlobalScope;

const version = "__VERSION__";
const files = "__FILES__".split(" ");
const cacheName = `thuc-dia-${version}`;
const scope = "/thuc-dia/";

self.addEventListener("install", (event) => event.waitUntil(keep()));

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter((name) => name.startsWith("thuc-dia-") && name !== cacheName).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  );
});

// A new build waits until the person takes it: no screen changes under their hands.
self.addEventListener("message", (event) => {
  if (event.data === "takeOver") void self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || !url.pathname.startsWith(scope)) return;
  const name = url.pathname.slice(scope.length);
  if (request.mode === "navigate") event.respondWith(kept("index.html", request));
  else if (files.includes(name)) event.respondWith(kept(name, request));
});

async function kept(name: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(scope + name)) ?? fetch(request);
}

/** Files in assets carry a hash in their names: they are taken over from the build before. */
async function keep(): Promise<void> {
  const cache = await caches.open(cacheName);
  await Promise.all(files.map(async (name) => {
    const known = name.startsWith("assets/") ? await caches.match(scope + name) : undefined;
    const response = known ?? (await fetch(scope + name, { cache: "no-cache" }));
    if (!response.ok) throw new Error(`${name}: ${response.status}`);
    await cache.put(scope + name, response);
  }));
}
