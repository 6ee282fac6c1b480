// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '../../api/problem'
import type { OfflineDatabase, OfflineRecord } from '../database'
import { queueDraft, resume, setAside } from '../drafts'
import { backoff, meaningOf, Outbox } from '../outbox'
import { draftWithPhoto, freshPhone, Server } from './support'

const refusal = (status: number, code: string): Problem => new Problem({ status, code, title: '不行', title_en: 'no' })

let db: OfflineDatabase
let server: Server
let now = 1_000_000
let outbox: Outbox
const queued = async (text: string): Promise<OfflineRecord> => {
  const { record, form } = await draftWithPhoto(db, text, now)
  return queueDraft(db, record.id, form, ++now)
}
const stateOf = async (record: OfflineRecord): Promise<OfflineRecord> => (await db.records.get(record.id))!

beforeEach(async () => {
  db = await freshPhone()
  server = await Server.start()
  outbox = new Outbox(db, server, undefined, () => now)
})

describe('the outbox', () => {
  it('sends the photo first, then the record, and keeps the receipt', async () => {
    const record = await queued('一')
    expect(await outbox.run('zhang')).toEqual({ sent: 1, stopped: null, next: null })
    expect(server.calls).toEqual([`file ${record.files[0]}`, `record ${record.id}`])
    const sent = await stateOf(record)
    expect(sent.state).toBe('sent')
    expect(sent.receipt?.content_digest).toBe(record.digest)
    expect(sent.signature_checked).toBe(true)
    expect(await db.files.get(record.files[0]!)).toBeDefined()
  })
  it('sends in the order of signing', async () => {
    const [one, two, three] = [await queued('一'), await queued('二'), await queued('三')]
    await outbox.run('zhang')
    expect(server.calls.filter((call) => call.startsWith('record'))).toEqual([one, two, three].map(({ id }) => `record ${id}`))
  })
  it('stops without a network and goes on later where it was, without sending a photo twice', async () => {
    const record = await queued('一')
    server.before = (call) => {
      if (call.startsWith('record')) throw Problem.network()
    }
    const pass = await outbox.run('zhang')
    expect(pass.stopped).toBe('offline')
    expect(pass.next).toBeGreaterThan(now)
    expect((await stateOf(record)).state).toBe('queued')
    server.before = () => undefined
    expect((await outbox.run('zhang')).sent).toBe(0) // not before its time
    now = pass.next!
    expect((await outbox.run('zhang')).sent).toBe(1)
    expect(server.calls.filter((call) => call.startsWith('file'))).toHaveLength(1)
  })
  it('sends the same bytes again when the answer got lost, and the server holds one record', async () => {
    const record = await queued('一')
    server.after = (call) => {
      if (call.startsWith('record')) throw Problem.network()
    }
    await outbox.run('zhang')
    expect((await stateOf(record)).maybe_received).toBe(true)
    server.after = () => undefined
    await outbox.run('zhang', true)
    expect((await stateOf(record)).state).toBe('sent')
    expect(server.records.size).toBe(1)
    expect(server.records.get(record.id)?.body).toBe(record.body)
  })
  it('lets the others pass when one is refused, and shows why', async () => {
    const [one, two] = [await queued('一'), await queued('二')]
    server.before = (call) => {
      if (call === `record ${one.id}`) throw refusal(403, 'visits.not_assigned')
    }
    expect((await outbox.run('zhang')).sent).toBe(1)
    expect(await stateOf(one)).toMatchObject({ state: 'refused', maybe_received: false, problem: { code: 'visits.not_assigned', zh: '不行' } })
    expect((await stateOf(two)).state).toBe('sent')
  })
  it('leaves alone what was set aside, and sends it when taken up again', async () => {
    const [one, two] = [await queued('一'), await queued('二')]
    await setAside(db, one.id)
    await outbox.run('zhang')
    expect((await stateOf(one)).state).toBe('aside')
    expect((await stateOf(two)).state).toBe('sent')
    await resume(db, one.id)
    await outbox.run('zhang')
    expect((await stateOf(one)).state).toBe('sent')
  })
  it('brings all files again when the server has lost one', async () => {
    const record = await queued('一')
    let lost = true
    server.before = (call) => {
      if (lost && call.startsWith('record')) {
        lost = false
        server.files.clear()
        throw refusal(422, 'files.missing')
      }
    }
    await outbox.run('zhang')
    await outbox.run('zhang', true)
    expect((await stateOf(record)).state).toBe('sent')
    expect(server.calls.filter((call) => call.startsWith('file'))).toHaveLength(2)
  })
  it('deletes nothing and does not call it sent when the receipt leaves out a photo', async () => {
    const record = await queued('一')
    server.change = (receipt) => ({ ...receipt, files: [] })
    await outbox.run('zhang')
    expect(await stateOf(record)).toMatchObject({ state: 'doubtful', doubts: ['file_not_held'] })
    expect(await db.files.get(record.files[0]!)).toBeDefined()
  })
  it('remembers the key of the first receipt and doubts another', async () => {
    await queued('一')
    await outbox.run('zhang')
    const second = await queued('二')
    outbox = new Outbox(db, await Server.start(), undefined, () => now)
    await outbox.run('zhang')
    expect(await stateOf(second)).toMatchObject({ state: 'doubtful', doubts: ['key_changed'] })
  })
  it('keeps both versions when the server holds another content', async () => {
    const record = await queued('一')
    server.before = (call) => {
      if (call.startsWith('record')) throw refusal(409, 'visits.already_signed')
    }
    await outbox.run('zhang')
    expect(await stateOf(record)).toMatchObject({ state: 'conflict', body: record.body })
  })
  it('waits for the user to sign in again, without counting it as a failure', async () => {
    const record = await queued('一')
    server.before = () => {
      throw refusal(401, 'unauthenticated')
    }
    expect((await outbox.run('zhang')).stopped).toBe('signed_out')
    expect(await stateOf(record)).toMatchObject({ state: 'queued', attempts: 0, next_try: 0 })
  })
  it('sends nothing of another account', async () => {
    await queued('一')
    await outbox.run('li')
    expect(server.calls).toEqual([])
  })
  it('goes on with the others when something breaks on the phone with one', async () => {
    const [one, two] = [await queued('一'), await queued('二')]
    server.before = (call) => {
      if (call === `record ${one.id}`) throw new RangeError('broken')
    }
    await outbox.run('zhang')
    expect(await stateOf(one)).toMatchObject({ state: 'queued', attempts: 1 })
    expect((await stateOf(two)).state).toBe('sent')
  })
  it('of two pages only one sends', async () => {
    const held = new Set<string>()
    const request = async (name: string, _options: unknown, work: (lock: object | null) => Promise<unknown>): Promise<unknown> => {
      if (held.has(name)) return work(null)
      held.add(name)
      return work({}).finally(() => held.delete(name))
    }
    vi.stubGlobal('navigator', { locks: { request } })
    await queued('一')
    server.before = () => new Promise((done) => setTimeout(done, 5))
    const [first, second] = await Promise.all([outbox.run('zhang'), new Outbox(db, server).run('zhang')])
    vi.unstubAllGlobals()
    expect([first.sent, second.stopped]).toEqual([1, 'busy'])
    expect(server.calls).toHaveLength(2)
  })
})

describe('trying again', () => {
  it('waits longer each time, a quarter of an hour at most, and not all phones at once', () => {
    expect([1, 2, 3, 4].map((attempts) => backoff(attempts, 0))).toEqual([5_000, 10_000, 20_000, 40_000])
    expect(backoff(50, 0)).toBe(15 * 60_000)
    expect(backoff(1, 0.5)).toBe(5_500)
  })
  it('is for what may pass by itself', () => {
    expect(meaningOf(refusal(503, 'busy'))).toBe('later')
    expect(meaningOf(refusal(429, 'rate'))).toBe('later')
    expect(meaningOf(Problem.ofStatus(403))).toBe('later') // a proxy or the page of a hotel's network, not our server
    expect(meaningOf(refusal(403, 'csrf'))).toBe('signed_out')
    expect(meaningOf(refusal(422, 'visits.incomplete'))).toBe('refused')
  })
})
