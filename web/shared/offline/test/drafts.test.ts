// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import type { OfflineDatabase } from '../database'
import { OfflineDatabase as Database } from '../database'
import { sha256 } from '../digest'
import { discardDraft, freeSent, mayReopen, queueDraft, reopen, resume, saveDraft, Saver, setAside } from '../drafts'
import { bytesHeld, digestsIn, dropUnneeded } from '../files'
import { draftWithPhoto, freshPhone } from './support'

let db: OfflineDatabase
beforeEach(async () => {
  db = await freshPhone()
})

describe('a draft', () => {
  it('survives closing the browser, photo and all', async () => {
    const { record, photo } = await draftWithPhoto(db, '查看食堂')
    await saveDraft(db, record.id, { process: '查看食堂留样', files: [photo.digest] })
    db.close()
    const reopened = new Database()
    expect((await reopened.records.get(record.id))?.form).toEqual({ process: '查看食堂留样', files: [photo.digest] })
    const kept = await reopened.files.get(photo.digest)
    expect(await sha256(kept!.bytes)).toBe(photo.digest)
  })
  it('once signed is not changed by what another tab still types', async () => {
    const { record, form } = await draftWithPhoto(db, '一')
    const queued = await queueDraft(db, record.id, form)
    expect(await saveDraft(db, record.id, { process: '改了' })).toBe(false)
    expect(await db.records.get(record.id)).toEqual(queued)
  })
  it('is signed as bytes whose digest it carries', async () => {
    const { record, form, photo } = await draftWithPhoto(db, '一')
    const queued = await queueDraft(db, record.id, form)
    expect(queued.digest).toBe(await sha256(queued.body))
    expect(JSON.parse(queued.body)).toEqual(form)
    expect(queued.files).toEqual([photo.digest])
  })
  it('is not queued when the phone no longer holds a photo of it', async () => {
    const { record, form, photo } = await draftWithPhoto(db, '一')
    await db.files.delete(photo.digest)
    await expect(queueDraft(db, record.id, form)).rejects.toThrow(photo.digest)
    expect((await db.records.get(record.id))?.state).toBe('draft')
  })
  it('thrown away takes its photos with it, except those another draft names', async () => {
    const one = await draftWithPhoto(db, '一')
    const shared = await draftWithPhoto(db, '二')
    await saveDraft(db, one.record.id, { files: [one.photo.digest, shared.photo.digest] })
    await discardDraft(db, one.record.id)
    expect(await db.files.toCollection().primaryKeys()).toEqual([shared.photo.digest])
  })
})

describe('a record in the queue', () => {
  it('is opened again while the server cannot have it, and then counts as a draft', async () => {
    const { record, form } = await draftWithPhoto(db, '一')
    await queueDraft(db, record.id, form)
    expect(await reopen(db, record.id)).toBe(true)
    expect((await db.records.get(record.id))?.state).toBe('draft')
  })
  it('is not opened again when it may have arrived', async () => {
    const { record, form } = await draftWithPhoto(db, '一')
    const queued = await queueDraft(db, record.id, form)
    await db.records.update(record.id, { maybe_received: true })
    expect(mayReopen({ ...queued, maybe_received: true })).toBe(false)
    expect(await reopen(db, record.id)).toBe(false)
  })
  it('is not thrown away', async () => {
    const { record, form, photo } = await draftWithPhoto(db, '一')
    await queueDraft(db, record.id, form)
    await discardDraft(db, record.id)
    expect(await db.records.get(record.id)).toBeDefined()
    expect(await dropUnneeded(db, [photo.digest])).toBe(0)
  })
  it('set aside and taken up again is unchanged', async () => {
    const { record, form } = await draftWithPhoto(db, '一')
    const queued = await queueDraft(db, record.id, form)
    await setAside(db, record.id)
    expect((await db.records.get(record.id))?.state).toBe('aside')
    await resume(db, record.id)
    expect(await db.records.get(record.id)).toEqual(queued)
  })
})

describe('photos of sent records', () => {
  it('are freed when the receipt has been here long enough, the text stays', async () => {
    const { record, form, photo } = await draftWithPhoto(db, '一')
    await queueDraft(db, record.id, form)
    await db.records.update(record.id, { state: 'sent', sent_at: 1_000 })
    expect(await freeSent(db, 500, 1_400)).toBe(0)
    expect(await bytesHeld(db, [photo.digest])).toBe(photo.size)
    expect(await freeSent(db, 500, 1_500)).toBe(1)
    expect(await db.files.count()).toBe(0)
    expect((await db.records.get(record.id))?.body).toContain('一')
  })
  it('stay while another record that is not sent names them', async () => {
    const { record, form, photo } = await draftWithPhoto(db, '一')
    await queueDraft(db, record.id, form)
    await db.records.update(record.id, { state: 'sent', sent_at: 1_000 })
    await draftWithPhoto(db, '一') // the same photo
    expect(await freeSent(db, 0, 2_000)).toBe(0)
    expect(await db.files.get(photo.digest)).toBeDefined()
  })
})

it('digests are found wherever a form names them, each once', () => {
  const [a, b] = ['a'.repeat(64), 'b'.repeat(64)]
  expect(digestsIn({ files: [a], findings: [{ files: [b, a] }], text: `not ${a}`, signature: b })).toEqual([a, b])
})

describe('saving at every keystroke', () => {
  it('ends with the last text stored, and never runs twice at once', async () => {
    const written: unknown[] = []
    let running = 0
    let most = 0
    const saver = new Saver(async (form) => {
      most = Math.max(most, ++running)
      await new Promise((done) => setTimeout(done, 2))
      written.push(form)
      --running
    })
    for (const text of ['查', '查看', '查看食', '查看食堂']) saver.save({ text })
    await saver.settled()
    expect(written.at(-1)).toEqual({ text: '查看食堂' })
    expect(most).toBe(1)
  })
  it('says when the phone cannot store, keeps the text and stores it when it can', async () => {
    const told: string[] = []
    const written: unknown[] = []
    let full = true
    const saver = new Saver(
      async (form) => {
        if (full) throw new Error('QuotaExceededError')
        written.push(form)
      },
      (state) => told.push(state)
    )
    saver.save({ text: '查看食堂' })
    await saver.settled()
    expect(told.at(-1)).toBe('failed')
    full = false
    saver.retry()
    await saver.settled()
    expect(written).toEqual([{ text: '查看食堂' }])
    expect(told.at(-1)).toBe('saved')
  })
})
