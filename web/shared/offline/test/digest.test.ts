// @vitest-environment node
import { createHash } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { base64, bytesOfBase64, hex, sha256, slowSha256 } from '../digest'

const reference = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

describe('a digest', () => {
  it('is the SHA-256 of the bytes, in 64 lower-case hex digits', async () => {
    expect(await sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(await sha256('挂牌督导')).toBe(reference('挂牌督导'))
  })
  it('is the same without crypto.subtle, as on plain HTTP', async () => {
    for (const length of [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 1000, 70_001]) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 31 + length) % 256)
      expect(hex(slowSha256(bytes)), `${length} bytes`).toBe(reference(bytes))
    }
    vi.stubGlobal('crypto', {})
    expect(await sha256('abc')).toBe(reference('abc'))
    vi.unstubAllGlobals()
  })
  it('of a part of a buffer is that of the part', async () => {
    const whole = new TextEncoder().encode('xxabcxx')
    expect(await sha256(whole.subarray(2, 5))).toBe(reference('abc'))
  })
})

it('base64 goes both ways, also for more bytes than fit one call', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251)
  expect(bytesOfBase64(base64(bytes))).toEqual(bytes)
})
