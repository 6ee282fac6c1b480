// What the phone holds: records being written or waiting to be sent, their files, and what was last read from the server.
//
// Files lie apart from the records, under their SHA-256, as plain bytes: Blobs in IndexedDB have been lost by Safari. Dexie
// opens the database again by itself when the system closes it under memory pressure.
import Dexie, { type Table } from 'dexie'
import type { Records } from '../api/client'

// draft    being written                          queued    signed, waits for the network
// refused  the server said no, nothing was taken  aside     set aside by the user: the others go on without it
// conflict the server holds another content       doubtful  a receipt came that does not fit what the phone holds
// sent     the receipt is here and fits
export type State = 'draft' | 'queued' | 'refused' | 'aside' | 'conflict' | 'doubtful' | 'sent'

export interface StoredFile {
  digest: string
  type: string
  size: number
  bytes: ArrayBuffer
  captured_at: number
}

export interface Refusal {
  status: number
  code: string
  zh: string
  en: string
  errors: { pointer: string; zh: string; en: string }[]
  basis?: { document: string; article: string; text: string }
}

// The server's signed word that it holds a record and its files.
export type Receipt = Records['VisitReceipt']

export interface OfflineRecord {
  id: string // UUIDv7, minted here: the id of the visit on the server too
  account: string
  county: string
  school: string
  school_name: string
  task: string | null
  state: State
  form: object // what was typed, as the pages know it
  created_at: number
  updated_at: number
  // From here on: set when the record is signed and queued.
  body: string // exactly what is sent; never built again, so that a repeat is the same to the byte
  digest: string // SHA-256 of body
  files: string[] // digests, in the order they are sent
  uploaded: string[] // those of them the server has confirmed
  queued_at: number
  attempts: number
  next_try: number
  maybe_received: boolean // sent once without a definite answer: the content must not change any more
  problem: Refusal | null
  doubts: string[] // why the receipt does not fit
  receipt: Receipt | null
  signature_checked: boolean
  sent_at: number
}

export interface CachedRead {
  account: string
  key: string
  at: number
  value: unknown
}
export interface Setting {
  key: string
  value: unknown
}

export class OfflineDatabase extends Dexie {
  records!: Table<OfflineRecord, string>
  files!: Table<StoredFile, string>
  cache!: Table<CachedRead, [string, string]>
  settings!: Table<Setting, string>

  constructor(name = 'guapai-field') {
    super(name)
    this.version(1).stores({
      records: 'id, account, [account+state]',
      files: 'digest',
      cache: '[account+key]',
      settings: 'key'
    })
  }

  async setting<T>(key: string): Promise<T | undefined> {
    return (await this.settings.get(key))?.value as T | undefined
  }
  async set(key: string, value: unknown): Promise<void> {
    await this.settings.put({ key, value: plain(value) })
  }
}

// A copy without the reactivity of the pages, as IndexedDB wants it.
export function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}
