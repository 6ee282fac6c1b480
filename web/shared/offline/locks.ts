// One page at a time. Web Locks are there over HTTPS only; without them the pages of one browser may send the same record
// twice, which the server takes as a repeat.
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T | null> {
  if (!globalThis.navigator?.locks) return work()
  return navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : null))
}

// Holds a name until `release` is called; null when another page holds it. `take` takes it away from that page, whose
// `lost` is called.
export async function hold(name: string, lost: () => void, take = false): Promise<(() => void) | null> {
  if (!globalThis.navigator?.locks) return () => undefined
  return new Promise((resolve) => {
    let release: () => void = () => undefined
    const held = new Promise<void>((done) => (release = done))
    const options: LockOptions = take ? { steal: true } : { ifAvailable: true }
    navigator.locks
      .request(name, options, async (lock) => {
        resolve(lock ? release : null)
        if (lock) await held
      })
      .catch(lost) // AbortError: another page took it
  })
}
