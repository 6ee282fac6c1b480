// Sends what waits: in order, files first, then the record under its own id, until the server's receipt is here and fits.
//
// A repeat is harmless: files are named by their content and the record is the same bytes under the same id, so the server
// answers with the same receipt. A record the server refuses does not hold up the others. One page sends at a time.
import { Problem } from '../api/problem'
import type { OfflineDatabase, OfflineRecord, Receipt, Refusal, StoredFile } from './database'
import { alone } from './locks'
import { checkReceipt } from './receipt'

export interface Sender {
  putFile(county: string, file: StoredFile): Promise<void>
  putRecord(record: OfflineRecord): Promise<Receipt>
}
export interface Progress {
  id: string
  file: number // how many of the files are there
  files: number
}
export interface Pass {
  sent: number
  // Why it ended before the queue was empty.
  stopped: 'offline' | 'signed_out' | 'busy' | null
  next: number | null // when the next record may be tried again
}

const second = 1000
const longest = 15 * 60 * second

// 5 s, 10 s, 20 s … 15 min, each up to a fifth longer, so that a county's phones do not come back in step.
export function backoff(attempts: number, random = Math.random()): number {
  return Math.min(longest, 5 * second * 2 ** (attempts - 1)) * (1 + random / 5)
}

export type Meaning = 'offline' | 'signed_out' | 'later' | 'missing_file' | 'conflict' | 'refused'
export function meaningOf(problem: Problem): Meaning {
  if (problem.offline) return 'offline'
  if (problem.status === 401 || problem.code === 'csrf' || problem.code === 'identity.must_change_password') return 'signed_out'
  if (problem.status >= 500 || [408, 425, 429].includes(problem.status)) return 'later'
  if (problem.code.startsWith('http_')) return 'later' // not our server's words: a proxy, or the page of a hotel's network
  if (problem.code === 'files.missing') return 'missing_file'
  if (problem.code === 'visits.already_signed') return 'conflict'
  return 'refused'
}

export class Outbox {
  constructor(
    private readonly db: OfflineDatabase,
    private readonly sender: Sender,
    private readonly tell: (progress: Progress | null) => void = () => undefined,
    private readonly now: () => number = Date.now
  ) {}

  // One pass over the queue of an account. `hurry` tries also what is waiting for its next time.
  async run(account: string, hurry = false): Promise<Pass> {
    const pass = await alone('guapai.outbox', () => this.pass(account, hurry))
    return pass ?? { sent: 0, stopped: 'busy', next: null }
  }

  private async pass(account: string, hurry: boolean): Promise<Pass> {
    let sent = 0
    let stopped: Pass['stopped'] = null
    for (const { id } of await this.queue(account)) {
      const record = await this.db.records.get(id) // it may have been set aside meanwhile
      if (record?.state !== 'queued' || (!hurry && record.next_try > this.now())) continue
      const meaning = await this.send(record)
      if (meaning === 'sent') ++sent
      if (meaning === 'offline' || meaning === 'signed_out') {
        stopped = meaning
        break
      }
    }
    this.tell(null)
    const waiting = await this.queue(account)
    const next = waiting.length > 0 ? Math.min(...waiting.map((record) => record.next_try)) : null
    return { sent, stopped, next }
  }

  private async queue(account: string): Promise<OfflineRecord[]> {
    const queued = await this.db.records.where('[account+state]').equals([account, 'queued']).toArray()
    return queued.sort((a, b) => a.queued_at - b.queued_at || a.id.localeCompare(b.id))
  }

  private async send(record: OfflineRecord): Promise<Meaning | 'sent' | 'doubtful'> {
    try {
      await this.sendFiles(record)
      await this.db.records.update(record.id, { maybe_received: true }) // before: the answer may be lost
      const receipt = await this.sender.putRecord(record)
      return await this.accept(record, receipt)
    } catch (thrown) {
      return this.failed(record, problemOf(thrown))
    }
  }

  private async sendFiles(record: OfflineRecord): Promise<void> {
    const uploaded = new Set(record.uploaded)
    for (const digest of record.files) {
      this.tell({ id: record.id, file: uploaded.size, files: record.files.length })
      if (uploaded.has(digest)) continue
      const file = await this.db.files.get(digest)
      if (!file) throw lost(digest)
      await this.sender.putFile(record.county, file)
      uploaded.add(digest)
      record.uploaded = [...uploaded]
      await this.db.records.update(record.id, { uploaded: record.uploaded })
    }
    this.tell({ id: record.id, file: uploaded.size, files: record.files.length })
  }

  private async accept(record: OfflineRecord, receipt: Receipt): Promise<'sent' | 'doubtful'> {
    const known = await this.db.setting<string>('server_key')
    const { doubts, signature } = await checkReceipt(receipt, record, known)
    const state = doubts.length === 0 ? 'sent' : 'doubtful'
    if (state === 'sent' && signature === 'valid' && known === undefined) await this.db.set('server_key', receipt.key)
    await this.db.records.update(record.id, {
      state,
      receipt,
      doubts,
      problem: null,
      signature_checked: signature === 'valid',
      sent_at: state === 'sent' ? this.now() : 0
    })
    return state
  }

  private async failed(record: OfflineRecord, problem: Problem): Promise<Meaning> {
    const meaning = meaningOf(problem)
    if (meaning === 'signed_out') return meaning
    const said: Partial<OfflineRecord> = { problem: refusalOf(problem) }
    if (meaning === 'refused') Object.assign(said, { state: 'refused', maybe_received: false })
    else if (meaning === 'conflict') said.state = 'conflict'
    else {
      const attempts = record.attempts + 1
      Object.assign(said, { attempts, next_try: this.now() + backoff(attempts) })
      if (meaning === 'missing_file') Object.assign(said, { uploaded: [], maybe_received: false }) // all of them again
    }
    await this.db.records.update(record.id, said)
    return meaning
  }
}

export function refusalOf(problem: Problem): Refusal {
  const { status, code, zh, en, errors, basis } = problem
  return { status, code, zh, en, errors, basis }
}

// Whatever goes wrong with one record, the others go on.
function problemOf(thrown: unknown): Problem {
  try {
    return Problem.from(thrown)
  } catch {
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    return new Problem({ status: 500, code: 'phone.failed', title: `手机上出错：${why}`, title_en: `The phone failed: ${why}` })
  }
}

function lost(digest: string): Problem {
  return new Problem({
    status: 422,
    code: 'phone.file_lost',
    title: `手机里找不到这条记录的一个文件（${digest.slice(0, 8)}…），可能被系统清理。请改为草稿，重新拍照或签名后再提交`,
    title_en: `A file of this record (${digest.slice(0, 8)}…) is no longer on the phone. Reopen the record, take it again and submit`
  })
}
