// Is the receipt about what the phone holds? Nothing is deleted here before the answer is yes.
//
// The digests must match: of the record as it was sent, and of every file. The signature is over the statement, so the
// statement must name the same digests. Ed25519 is checked where the browser offers it; the key is trusted when first seen
// and a change of key is a doubt that only the user can settle, with the office.
import type { Receipt } from './database'
import { bytesOfBase64 } from './digest'

export type Doubt = 'other_record' | 'other_content' | 'file_not_held' | 'statement' | 'signature' | 'key_changed'

export interface Verdict {
  doubts: Doubt[]
  signature: 'valid' | 'invalid' | 'unchecked'
}

export async function checkReceipt(
  receipt: Receipt,
  held: { id: string; digest: string; files: string[] },
  knownKey?: string
): Promise<Verdict> {
  const doubts: Doubt[] = []
  if (receipt.visit !== held.id) doubts.push('other_record')
  if (receipt.content_digest !== held.digest) doubts.push('other_content')
  const confirmed = new Set(receipt.files)
  if (held.files.some((file) => !confirmed.has(file))) doubts.push('file_not_held')
  if ([held.id, held.digest, ...held.files].some((word) => !receipt.statement.includes(word))) doubts.push('statement')
  const signature = await checkSignature(receipt)
  if (signature === 'invalid') doubts.push('signature')
  if (knownKey !== undefined && knownKey !== receipt.key) doubts.push('key_changed')
  return { doubts, signature }
}

// The key as C2SP signed-note writes it: name+hash+base64(0x01 || 32 bytes).
export function rawKey(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const bytes = bytesOfBase64(text.trim().split('+').slice(2).join('+'))
    return bytes.length === 33 && bytes[0] === 1 ? bytes.slice(1) : null
  } catch {
    return null
  }
}

async function checkSignature(receipt: Receipt): Promise<Verdict['signature']> {
  const raw = rawKey(receipt.key)
  if (!raw) return 'invalid'
  const subtle = globalThis.crypto?.subtle
  if (!subtle) return 'unchecked'
  let key: CryptoKey
  try {
    key = await subtle.importKey('raw', raw, 'Ed25519', false, ['verify'])
  } catch {
    return 'unchecked' // the browser does not know Ed25519 yet
  }
  try {
    const good = await subtle.verify('Ed25519', key, bytesOfBase64(receipt.signature), new TextEncoder().encode(receipt.statement))
    return good ? 'valid' : 'invalid'
  } catch {
    return 'invalid'
  }
}
