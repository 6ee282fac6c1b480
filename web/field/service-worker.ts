// The service worker: keeps the app's own files on the phone, so that it opens without a network. Data is not its business:
// what was read lies in IndexedDB, what is to be sent in the outbox.
//
// The build puts the list of files and their common version in place of the two names below. A new version is fetched
// whole before it may take over, and takes over when the user says so or when no page is open any more.
/// <reference lib="webworker" />
declare const __FILES__: string[]
declare const __VERSION__: string
const worker = self as unknown as ServiceWorkerGlobalScope

const shell = '/field/index.html'
const cacheName = `guapai-field-${__VERSION__}`

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(cacheName).then((cache) => cache.addAll(__FILES__.map((file) => new Request(file, { cache: 'reload' }))))
  )
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name.startsWith('guapai-field-') && name !== cacheName).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim())
  )
})

worker.addEventListener('message', (event) => {
  if (event.data === 'take over') void worker.skipWaiting()
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin || !pathname.startsWith('/field/')) return
  const wanted = request.mode === 'navigate' ? shell : pathname
  event.respondWith(caches.open(cacheName).then(async (cache) => (await cache.match(wanted)) ?? fetch(request)))
})
