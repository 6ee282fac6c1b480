// The service worker: makes the app open without a network, and brings new versions when the user agrees.
import { ref } from 'vue'

export const updateReady = ref(false)
export const keptOffline = ref(false) // the app's own files are on the phone
let waiting: ServiceWorker | null = null

export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  const taken = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    keptOffline.value = true
    if (taken && waiting) window.location.reload()
  })
  const registration = await navigator.serviceWorker.register('/field/sw.js').catch(() => null)
  if (!registration) return // private browsing, or a server that does not have it: the app works online
  keptOffline.value = registration.active !== null
  const ready = (worker: ServiceWorker | null): void => {
    if (!worker || !navigator.serviceWorker.controller) return
    waiting = worker
    updateReady.value = true
  }
  ready(registration.waiting)
  setInterval(() => void registration.update().catch(() => undefined), 3_600_000) // an app left open for days
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing
    worker?.addEventListener('statechange', () => worker.state === 'installed' && ready(worker))
  })
}

export function takeUpdate(): void {
  waiting?.postMessage('take over')
}
