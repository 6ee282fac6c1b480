// A fresh phone for each test, and a server that signs receipts as the real one does.
import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { OfflineDatabase, type OfflineRecord, type Receipt, type StoredFile } from '../database'
import { base64, sha256 } from '../digest'
import { startDraft } from '../drafts'
import { storeFile } from '../files'
import type { Sender } from '../outbox'

export async function freshPhone(): Promise<OfflineDatabase> {
  Object.assign(Dexie.dependencies, { indexedDB: new IDBFactory(), IDBKeyRange })
  const db = new OfflineDatabase()
  await db.open()
  return db
}

export async function signer(): Promise<(receipt: Omit<Receipt, 'signature' | 'key'>) => Promise<Receipt>> {
  const pair = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  const key = `guapai+00000000+${base64(new Uint8Array([1, ...raw]))}`
  return async (receipt) => {
    const signature = await crypto.subtle.sign('Ed25519', pair.privateKey, new TextEncoder().encode(receipt.statement))
    return { ...receipt, signature: base64(new Uint8Array(signature)), key }
  }
}

// Keeps what it gets, answers repeats with the same receipt, and fails where a test says so.
export class Server implements Sender {
  files = new Map<string, StoredFile>()
  records = new Map<string, { body: string; receipt: Receipt }>()
  calls: string[] = []
  before: (call: string) => void | Promise<void> = () => undefined
  after: (call: string) => void = () => undefined
  change: (receipt: Receipt) => Receipt = (receipt) => receipt
  private constructor(private readonly sign: Awaited<ReturnType<typeof signer>>) {}
  static async start(): Promise<Server> {
    return new Server(await signer())
  }

  async putFile(_county: string, file: StoredFile): Promise<void> {
    const call = `file ${file.digest}`
    this.calls.push(call)
    await this.before(call)
    this.files.set(file.digest, file)
    this.after(call)
  }
  async putRecord(record: OfflineRecord): Promise<Receipt> {
    const call = `record ${record.id}`
    this.calls.push(call)
    await this.before(call)
    const known = this.records.get(record.id)
    const content_digest = await sha256(record.body)
    const files = record.files.filter((file) => this.files.has(file))
    const statement = ['guapai receipt', record.id, content_digest, ...files].join('\n')
    const receipt = known?.receipt ?? (await this.sign({ visit: record.id, content_digest, files, received_at: '2026-03-05T01:30:00.000Z', statement }))
    this.records.set(record.id, { body: record.body, receipt })
    this.after(call)
    return this.change(receipt)
  }
}

export async function draftWithPhoto(db: OfflineDatabase, text: string, now?: number): Promise<{ record: OfflineRecord; photo: StoredFile; form: object }> {
  const photo = await storeFile(db, new TextEncoder().encode(`photo of ${text}`).buffer as ArrayBuffer, 'image/jpeg')
  const form = { process: text, files: [photo.digest] }
  const record = await startDraft(db, { account: 'zhang', county: '420200', school: 's', school_name: '实验小学', task: null, form }, now)
  return { record, photo, form }
}
