// The outbox's way to the server.
import { send } from '../api/client'
import { Problem } from '../api/problem'
import { patience, sendInPieces, worthPieces } from '../upload'
import type { OfflineRecord, Receipt, StoredFile } from './database'
import type { Sender } from './outbox'

export const sender: Sender = {
  async putFile(county: string, file: StoredFile): Promise<void> {
    if (file.size >= worthPieces) return sendInPieces(county, file)
    await reached(`/api/v1/counties/${county}/files/${file.digest}`, file.bytes, file.type, file.size)
  },
  async putRecord(record: OfflineRecord): Promise<Receipt> {
    const response = await reached(`/api/v1/counties/${record.county}/visits/${record.id}`, record.body, 'application/json', record.body.length)
    const receipt: unknown = await response.json().catch(() => null)
    if (!isReceipt(receipt)) throw Problem.ofStatus(502) // 2xx, but not from our server
    return receipt
  }
}

async function reached(path: string, body: string | ArrayBuffer, type: string, bytes: number): Promise<Response> {
  try {
    return await send(path, { method: 'PUT', body, headers: { 'Content-Type': type }, signal: patience(bytes) })
  } catch (thrown) {
    throw thrown instanceof Problem ? thrown : Problem.network()
  }
}

export function isReceipt(value: unknown): value is Receipt {
  if (typeof value !== 'object' || value === null) return false
  const receipt = value as Record<string, unknown>
  return (
    ['visit', 'content_digest', 'statement', 'signature', 'key'].every((name) => typeof receipt[name] === 'string') &&
    Array.isArray(receipt.files) &&
    receipt.files.every((file) => typeof file === 'string')
  )
}
