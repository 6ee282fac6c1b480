// SM3 (GB/T 32905-2016), which browsers do not offer.
//
//     hex(sm3(new TextEncoder().encode('abc')))   // 66c7f0f4…
import { paddedBlocks } from '@shared/offline/digest'

const start = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e]
type Eight = [number, number, number, number, number, number, number, number]

const rotated = (word: number, by: number): number => (word << (by & 31)) | (word >>> ((32 - by) & 31))
const p0 = (word: number): number => word ^ rotated(word, 9) ^ rotated(word, 17)
const p1 = (word: number): number => word ^ rotated(word, 15) ^ rotated(word, 23)

// The words W of a block: W′(j) = W(j) ^ W(j + 4).
function expanded(block: DataView, at: number): Int32Array {
  const w = new Int32Array(68)
  for (let j = 0; j < 16; ++j) w[j] = block.getInt32(at + j * 4)
  for (let j = 16; j < 68; ++j) w[j] = p1(w[j - 16]! ^ w[j - 9]! ^ rotated(w[j - 3]!, 15)) ^ rotated(w[j - 13]!, 7) ^ w[j - 6]!
  return w
}

function compressed(state: Int32Array, w: Int32Array): void {
  let [a, b, c, d, e, f, g, h] = state as unknown as Eight
  for (let j = 0; j < 64; ++j) {
    const early = j < 16
    const ss1 = rotated((rotated(a, 12) + e + rotated(early ? 0x79cc4519 : 0x7a879d8a, j)) | 0, 7)
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g)
    const tt1 = (ff + d + (ss1 ^ rotated(a, 12)) + (w[j]! ^ w[j + 4]!)) | 0
    const tt2 = (gg + h + ss1 + w[j]!) | 0
    ;[a, b, c, d, e, f, g, h] = [tt1, a, rotated(b, 9), c, p0(tt2), e, rotated(f, 19), g]
  }
  ;[a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] = state[index]! ^ word))
}

export function sm3(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const view = paddedBlocks(message)
  const state = Int32Array.from(start)
  for (let at = 0; at < view.byteLength; at += 64) compressed(state, expanded(view, at))
  const out = new DataView(new ArrayBuffer(32))
  state.forEach((word, index) => out.setInt32(index * 4, word))
  return new Uint8Array(out.buffer)
}
