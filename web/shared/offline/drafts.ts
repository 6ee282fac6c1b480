// Records being written. Every change is stored at once; a record leaves the phone only through the outbox.
import { newId } from '../api/id'
import { plain, type OfflineDatabase, type OfflineRecord } from './database'
import { sha256 } from './digest'
import { digestsIn, dropUnneeded } from './files'

export interface NewDraft {
  account: string
  county: string
  school: string
  school_name: string
  task: string | null
  form: object
}

export async function startDraft(db: OfflineDatabase, start: NewDraft, now = Date.now()): Promise<OfflineRecord> {
  const record: OfflineRecord = {
    ...plain(start),
    id: newId(now),
    state: 'draft',
    created_at: now,
    updated_at: now,
    body: '',
    digest: '',
    files: [],
    uploaded: [],
    queued_at: 0,
    attempts: 0,
    next_try: 0,
    maybe_received: false,
    problem: null,
    doubts: [],
    receipt: null,
    signature_checked: false,
    sent_at: 0
  }
  await db.records.add(record)
  return record
}

// Stores what was typed. A record that has been queued meanwhile, perhaps in another tab, is left as it was signed.
export async function saveDraft(db: OfflineDatabase, id: string, form: object, now = Date.now()): Promise<boolean> {
  return db.transaction('rw', db.records, async () => {
    const record = await db.records.get(id)
    if (!record || record.state !== 'draft') return false
    await db.records.update(id, { form: plain(form), updated_at: now })
    return true
  })
}

// Signs off: from now on the record is these bytes. Files are sent in the order in which the body names them.
export async function queueDraft(db: OfflineDatabase, id: string, submission: object, now = Date.now()): Promise<OfflineRecord> {
  const body = JSON.stringify(submission)
  const digest = await sha256(body)
  const files = digestsIn(submission)
  return db.transaction('rw', db.records, db.files, async () => {
    const record = await db.records.get(id)
    if (!record || record.state !== 'draft') throw new Error(`the record ${id} is not a draft`)
    const held = new Set(await db.files.where('digest').anyOf(files).primaryKeys())
    const lost = files.filter((file) => !held.has(file))
    if (lost.length > 0) throw new Error(`the phone no longer holds ${lost.join(', ')}`)
    const queued: OfflineRecord = {
      ...record,
      state: 'queued',
      body,
      digest,
      files,
      uploaded: [],
      queued_at: now,
      attempts: 0,
      next_try: 0,
      maybe_received: false,
      problem: null,
      doubts: []
    }
    await db.records.put(queued)
    return queued
  })
}

// Back to a draft: only while it is certain that the server has not taken it.
export function mayReopen(record: OfflineRecord): boolean {
  return !record.maybe_received && ['queued', 'refused', 'aside'].includes(record.state)
}
export async function reopen(db: OfflineDatabase, id: string, now = Date.now()): Promise<boolean> {
  return db.transaction('rw', db.records, async () => {
    const record = await db.records.get(id)
    if (!record || !mayReopen(record)) return false
    await db.records.update(id, { state: 'draft', body: '', digest: '', files: [], updated_at: now })
    return true
  })
}

// Out of the way of the others, and back into the queue. Nothing is lost by either.
export async function setAside(db: OfflineDatabase, id: string): Promise<void> {
  await change(db, id, ['queued', 'refused', 'conflict', 'doubtful'], { state: 'aside' })
}
export async function resume(db: OfflineDatabase, id: string): Promise<void> {
  await change(db, id, ['aside', 'refused', 'conflict', 'doubtful', 'queued'], {
    state: 'queued',
    attempts: 0,
    next_try: 0,
    problem: null,
    doubts: []
  })
}
async function change(db: OfflineDatabase, id: string, from: string[], to: Partial<OfflineRecord>): Promise<void> {
  await db.transaction('rw', db.records, async () => {
    const record = await db.records.get(id)
    if (record && from.includes(record.state)) await db.records.update(id, to)
  })
}

// A draft the user himself throws away, after he was asked.
export async function discardDraft(db: OfflineDatabase, id: string): Promise<void> {
  const record = await db.records.get(id)
  if (!record || record.state !== 'draft') return
  await db.records.delete(id)
  await dropUnneeded(db, digestsIn(record.form))
}

// Frees the photos of records whose receipt has been here for `age` milliseconds. The text and the receipt stay.
export async function freeSent(db: OfflineDatabase, age: number, now = Date.now()): Promise<number> {
  const sent = await db.records.filter((record) => record.state === 'sent' && record.sent_at <= now - age).toArray()
  return dropUnneeded(db, [...new Set(sent.flatMap((record) => record.files))])
}

// One after the other, never two at a time, always the latest: what is typed while a save is under way is saved next.
export class Saver {
  private latest: object | null = null
  private running: Promise<void> | null = null

  constructor(
    private readonly write: (form: object) => Promise<unknown>,
    private readonly tell: (state: 'saving' | 'saved' | 'failed', problem?: unknown) => void = () => undefined
  ) {}

  save(form: object): void {
    this.latest = plain(form)
    this.running ??= this.drain().finally(() => (this.running = null))
  }
  // Resolves when everything given so far is stored, or could not be.
  async settled(): Promise<void> {
    while (this.running) await this.running
  }
  private async drain(): Promise<void> {
    while (this.latest) {
      const form = this.latest
      this.latest = null
      this.tell('saving')
      try {
        await this.write(form)
        if (!this.latest) this.tell('saved')
      } catch (problem) {
        this.latest ??= form
        this.tell('failed', problem)
        return // the next keystroke, or a retry by hand, tries again with the latest
      }
    }
  }
  retry(): void {
    if (this.latest) this.running ??= this.drain().finally(() => (this.running = null))
  }
}
