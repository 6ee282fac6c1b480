// SHA-256 as 64 lower-case hex digits, the name of a file and the proof of a record.
//
// Browsers offer crypto.subtle only over HTTPS. An office that runs plain HTTP in its own network must still not lose
// a photo, so there is a slow computation of our own behind it (FIPS 180-4, 6.2).
export async function sha256(content: ArrayBuffer | Uint8Array<ArrayBuffer> | string): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
  const subtle = globalThis.crypto?.subtle
  return hex(subtle ? new Uint8Array(await subtle.digest('SHA-256', bytes)) : slowSha256(bytes))
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
export function bytesOfBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
export function base64(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

const primes = (count: number): number[] => {
  const found: number[] = []
  for (let number = 2; found.length < count; ++number) if (found.every((prime) => number % prime !== 0)) found.push(number)
  return found
}
const fraction = (value: number): number => Math.floor((value - Math.floor(value)) * 2 ** 32)
const constants = primes(64).map((prime) => fraction(Math.cbrt(prime)))
const start = primes(8).map((prime) => fraction(Math.sqrt(prime)))
const rotated = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

// The message in whole blocks of 64 bytes: a one, zeros, its length in bits. SHA-256 and SM3 pad alike.
export function paddedBlocks(message: Uint8Array): DataView {
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(padded.length - 4, (message.length * 8) >>> 0)
  return view
}

export function slowSha256(message: Uint8Array): Uint8Array {
  const view = paddedBlocks(message)

  const state = new Uint32Array(start)
  const word = new Int32Array(64)
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let t = 0; t < 16; ++t) word[t] = view.getInt32(block + t * 4)
    for (let t = 16; t < 64; ++t) {
      const far = word[t - 15]!
      const near = word[t - 2]!
      const first = rotated(far, 7) ^ rotated(far, 18) ^ (far >>> 3)
      const second = rotated(near, 17) ^ rotated(near, 19) ^ (near >>> 10)
      word[t] = word[t - 16]! + first + word[t - 7]! + second
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
    for (let t = 0; t < 64; ++t) {
      const one = h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + ((e & f) ^ (~e & g)) + constants[t]! + word[t]!
      const two = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))
      ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0]
    }
    ;[a, b, c, d, e, f, g, h].forEach((value, index) => (state[index] = state[index]! + value))
  }
  const out = new DataView(new ArrayBuffer(32))
  state.forEach((value, index) => out.setUint32(index * 4, value))
  return new Uint8Array(out.buffer)
}
