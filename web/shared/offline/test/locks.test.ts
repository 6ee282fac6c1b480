// @vitest-environment node
import { afterEach, expect, it, vi } from 'vitest'
import { alone, hold } from '../locks'

// Enough of the Web Locks API for one lock at a time, with stealing.
function locks(): { request: (name: string, options: LockOptions, work: (lock: object | null) => Promise<unknown>) => Promise<unknown> } {
  const held = new Map<string, (problem: Error) => void>()
  return {
    request(name, options, work) {
      const current = held.get(name)
      if (current && !options.steal) return work(null)
      current?.(new DOMException('stolen', 'AbortError'))
      return new Promise((resolve, reject) => {
        held.set(name, reject)
        work({}).then((value) => {
          if (held.get(name) === reject) held.delete(name)
          resolve(value)
        }, reject)
      })
    }
  }
}
afterEach(() => vi.unstubAllGlobals())

it('a draft is written in one page at a time, until that page lets go', async () => {
  vi.stubGlobal('navigator', { locks: locks() })
  const release = await hold('draft', () => undefined)
  expect(release).not.toBeNull()
  expect(await hold('draft', () => undefined)).toBeNull()
  release?.()
  await vi.waitFor(async () => expect(await hold('draft', () => undefined)).not.toBeNull())
})
it('a draft taken over is told to the page that had it', async () => {
  vi.stubGlobal('navigator', { locks: locks() })
  const lost = vi.fn()
  await hold('draft', lost)
  expect(await hold('draft', () => undefined, true)).not.toBeNull()
  await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce())
})
it('without Web Locks the work is done all the same', async () => {
  vi.stubGlobal('navigator', {})
  expect(await alone('x', async () => 1)).toBe(1)
  expect(await hold('x', () => undefined)).not.toBeNull()
})
