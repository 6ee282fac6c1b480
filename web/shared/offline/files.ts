// Photos and signatures on the phone: hashed when they are made, stored under their hash, kept until no record needs them.
import type { OfflineDatabase, StoredFile } from './database'
import { sha256 } from './digest'

export async function storeFile(db: OfflineDatabase, content: Blob | ArrayBuffer, type: string): Promise<StoredFile> {
  const bytes = content instanceof ArrayBuffer ? content : await content.arrayBuffer()
  const file: StoredFile = { digest: await sha256(bytes), type, size: bytes.byteLength, bytes, captured_at: Date.now() }
  const known = await db.files.get(file.digest)
  if (known) return known
  await db.files.add(file)
  return file
}

// Every digest a form names, wherever it stands in it.
export function digestsIn(value: unknown): string[] {
  const found = new Set<string>()
  const look = (part: unknown): void => {
    if (typeof part === 'string') {
      if (/^[0-9a-f]{64}$/.test(part)) found.add(part)
    } else if (Array.isArray(part)) part.forEach(look)
    else if (part && typeof part === 'object') Object.values(part).forEach(look)
  }
  look(value)
  return [...found]
}

// Removes the files that no record on this phone names any more, of any account. Only for what the user himself took out
// of a draft, and for records whose receipt is here.
export async function dropUnneeded(db: OfflineDatabase, digests: string[]): Promise<number> {
  return db.transaction('rw', db.records, db.files, async () => {
    const needed = new Set<string>()
    await db.records.each((record) => {
      if (record.state !== 'sent') [...digestsIn(record.form), ...record.files].forEach((digest) => needed.add(digest))
    })
    const unneeded = digests.filter((digest) => !needed.has(digest))
    await db.files.bulkDelete(unneeded)
    return unneeded.length
  })
}

export async function bytesHeld(db: OfflineDatabase, digests: string[]): Promise<number> {
  const files = await db.files.bulkGet([...new Set(digests)])
  return files.reduce((sum, file) => sum + (file?.size ?? 0), 0)
}
