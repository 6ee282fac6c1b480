// RFC 2104 with SHA-256 or SM3. SHA-256 comes from WebCrypto where the page may use it (over HTTPS and on localhost),
// otherwise it is computed here, as SM3 always is.
//
//     const keyed = await hmac(salt, 'sha256')
//     const seed = await keyed(bytes(publicText))
import { slowSha256 } from '@shared/offline/digest'
import { sm3 } from './sm3'

export type Algorithm = 'sha256' | 'sm3'
export type Bytes = Uint8Array<ArrayBuffer>
export type Keyed = (text: Bytes) => Promise<Bytes>

export const bytes = (text: string): Bytes => new TextEncoder().encode(text)
const blockSize = 64 // of both

function joined(block: Uint8Array, by: number, rest: Uint8Array): Uint8Array {
  const out = new Uint8Array(block.length + rest.length)
  out.set(block.map((byte) => byte ^ by))
  out.set(rest, block.length)
  return out
}

export async function hmac(key: Bytes, algorithm: Algorithm, subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined): Promise<Keyed> {
  if (subtle && algorithm === 'sha256') {
    const ready = await subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
    return async (text) => new Uint8Array(await subtle.sign('HMAC', ready, text))
  }
  const hash = algorithm === 'sm3' ? sm3 : slowSha256
  const block = new Uint8Array(blockSize)
  block.set(key.length > blockSize ? hash(key) : key)
  return async (text) => new Uint8Array(hash(joined(block, 0x5c, hash(joined(block, 0x36, text)))))
}
