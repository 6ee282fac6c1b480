// The texts of a published draw, read as strictly as `guapai draw verify` reads them (format guapai-draw-1, docs/planner.md).
// What cannot be read is null.
import { bytes, type Algorithm } from './hmac'

export interface DrawFile {
  format: string
  roster: string
  public_text: string
  salt: string // empty until it is revealed
  drawn: { stratum: string; codes: string[] }[]
  withdrawn: { stratum: string; code: string; reason: string }[]
}
export interface Entry {
  stratum: string
  code: string
  weight: number
}
export interface Quota {
  stratum: string
  quota: number
}
export interface PublicText {
  algorithm: Algorithm
  format: string
  id: string
  rosterDigest: string
  saltCommitment: string
  quotas: Quota[]
  sources: { name: string; values: string }[]
}
export interface Commitment {
  format: string
  id: string
  rosterDigest: string
  saltCommitment: string
  quotas: Quota[]
  sources: { name: string; fallsAt: string; seedHash: string }[]
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isList = (value: unknown, of: (one: Record<string, unknown>) => boolean): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && of(one as Record<string, unknown>))

export function readFile(text: string): DrawFile | null {
  let read: Partial<DrawFile>
  try {
    read = { salt: '', drawn: [], withdrawn: [], ...(JSON.parse(text) as object) }
  } catch {
    return null
  }
  const whole =
    [read.format, read.roster, read.public_text, read.salt].every(isText) &&
    isList(read.drawn, (one) => isText(one.stratum) && Array.isArray(one.codes) && one.codes.every(isText)) &&
    isList(read.withdrawn, (one) => isText(one.stratum) && isText(one.code) && isText(one.reason))
  return whole ? (read as DrawFile) : null
}

// Lines of a text in which each ends with LF.
const linesOf = (text: string): string[] | null => (text.endsWith('\n') ? text.slice(0, -1).split('\n') : null)
const whole = /^(0|[1-9]\d{0,14})$/
const digest = /^[0-9a-f]{64}$/

// Bytewise, as the roster is sorted: UTF-16 sorts rare characters differently.
function before(a: string, b: string): boolean {
  const [left, right] = [bytes(a), bytes(b)]
  const at = left.findIndex((byte, index) => byte !== right[index])
  return at === -1 ? left.length < right.length : at < right.length && left[at]! < right[at]!
}

export function readRoster(text: string): Entry[] | null {
  const entries: Entry[] = []
  for (const line of linesOf(text) ?? ['']) {
    const [stratum, code, weight, more] = line.split('\t')
    const heavy = Number(weight)
    if (!stratum || !code || more !== undefined || !whole.test(weight ?? '') || heavy < 1 || heavy > 10_000) return null
    const last = entries.at(-1)
    if (last && !(last.stratum === stratum ? before(last.code, code) : before(last.stratum, stratum))) return null
    entries.push({ stratum, code, weight: heavy })
  }
  return entries
}

function readQuota(line: string): Quota | null {
  const [stratum, quota, more] = line.split('\t')
  return stratum && more === undefined && whole.test(quota ?? '') ? { stratum, quota: Number(quota) } : null
}

export function readPublicText(text: string): PublicText | null {
  const [format = '', id = '', rosterDigest = '', saltCommitment = '', ...rest] = linesOf(text) ?? []
  if (!['guapai-draw-1', 'guapai-draw-1-sm3'].includes(format) || !id || !digest.test(rosterDigest) || !digest.test(saltCommitment)) return null
  const quotas: Quota[] = []
  const sources: PublicText['sources'] = []
  for (const line of rest) {
    const quota = sources.length === 0 ? readQuota(line) : null
    const sign = line.indexOf('=')
    if (quota) quotas.push(quota)
    else if (sign > 0 && sign + 1 < line.length) sources.push({ name: line.slice(0, sign), values: line.slice(sign + 1) })
    else return null
  }
  if (quotas.length === 0 || sources.length === 0) return null
  return { algorithm: format.endsWith('-sm3') ? 'sm3' : 'sha256', format, id, rosterDigest, saltCommitment, quotas, sources }
}

export function readCommitment(text: string): Commitment | null {
  const [first = '', id = '', rosterDigest = '', saltCommitment = '', ...rest] = linesOf(text) ?? []
  if (!first.endsWith(' commitment') || !rest.pop()?.startsWith('reveal_by\t')) return null
  const quotas: Quota[] = []
  const sources: Commitment['sources'] = []
  for (const line of rest) {
    const quota = readQuota(line)
    const [name = '', fallsAt = '', seedHash] = line.split('\t')
    if (quota) quotas.push(quota)
    else if (seedHash !== undefined) sources.push({ name, fallsAt, seedHash })
    else return null
  }
  return { format: first.slice(0, -' commitment'.length), id, rosterDigest, saltCommitment, quotas, sources }
}
