// Draws again what an office has published, on the reader's own device, from the published file and the commitment
// alone. The rules are those of `guapai draw verify` (format guapai-draw-1, docs/planner.md).
//
//     const found = await recheck(file, draw)      // [{ kind: 'roster', state: 'holds' }, …]
import { hex, sha256 } from '@shared/offline/digest'
import { bytes, hmac, type Algorithm, type Bytes } from './hmac'
import type { Draw } from './read'
import { readCommitment, readPublicText, readRoster, type Commitment, type DrawFile, type Entry, type PublicText } from './texts'

export interface Finding {
  kind: 'commitment' | 'before' | 'readable' | 'roster' | 'bound' | 'values' | 'witness' | 'salt' | 'withdrawn' | 'stratum' | 'shown'
  state: 'holds' | 'fails' | 'waits' // waits: what it needs is not published yet
  name?: string // of the witness, the stratum or the school
  detail?: string // a digest, or the codes drawn again
}

const judged = (kind: Finding['kind'], holds: boolean, more: Partial<Finding> = {}): Finding => ({ kind, state: holds ? 'holds' : 'fails', ...more })
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
const bytesOfHex = (text: string): Bytes | null =>
  /^([0-9a-fA-F]{2})+$/.test(text) ? Uint8Array.from(text.match(/../g)!, (pair) => parseInt(pair, 16)) : null
const breath = (): Promise<void> => new Promise((go) => setTimeout(go))

// The codes of every stratum, the smallest ticket first.
export async function order(roster: Entry[], publicText: string, salt: Bytes, algorithm: Algorithm): Promise<Map<string, string[]>> {
  const keyed = await hmac(await (await hmac(salt, algorithm))(bytes(publicText)), algorithm)
  const tickets = new Map<string, string[]>()
  let count = 0
  for (const { stratum, code, weight } of roster) {
    let smallest = ''
    for (let i = 0; i < weight; ++i) {
      const ticket = hex(await keyed(bytes(`${stratum}\t${code}\t${i}`)))
      if (!smallest || ticket < smallest) smallest = ticket
      if (++count % 500 === 0) await breath() // the page stays alive
    }
    const list = tickets.get(stratum) ?? []
    list.push(`${smallest}${code}`)
    tickets.set(stratum, list)
  }
  return new Map([...tickets].map(([stratum, list]) => [stratum, list.sort().map((one) => one.slice(64))]))
}

// What the office bound itself to, before there is a file.
export async function recheckCommitment(draw: Draw, roster?: string): Promise<Finding[]> {
  const digest = await sha256(draw.commitment)
  const committed = readCommitment(draw.commitment)
  const found = [
    judged('commitment', digest === draw.commitment_digest && committed?.id === draw.id, { detail: digest }),
    judged('before', committed !== null && committed.sources.every((one) => new Date(draw.committed_at) < new Date(one.fallsAt)))
  ]
  if (roster === undefined) return found
  const rosterDigest = await sha256(roster)
  return [...found, judged('roster', rosterDigest === committed?.rosterDigest && readRoster(roster) !== null, { detail: rosterDigest })]
}

// Public text and commitment must say the same of everything both speak of.
function bound(text: PublicText, committed: Commitment | null): boolean {
  if (!committed) return false
  const head = (one: PublicText | Commitment): unknown[] => [one.format, one.id, one.rosterDigest, one.saltCommitment, one.quotas]
  return same(head(text), head(committed)) && same(text.sources.map((one) => one.name), committed.sources.map((one) => one.name))
}

async function recheckWitnesses(text: PublicText, committed: Commitment | null): Promise<Finding[]> {
  const witnesses = committed?.sources.filter((one) => one.seedHash) ?? []
  return Promise.all(
    witnesses.map(async ({ name, seedHash }) => {
      const digits = text.sources.find((one) => one.name === name)?.values.replace(/\.\/$/, '') ?? ''
      return judged('witness', (await sha256(digits)) === seedHash, { name, detail: digits })
    })
  )
}

// Strata in the roster's order, each with schools enough for its quota.
function fits(text: PublicText, roster: Entry[]): boolean {
  const sizes = new Map<string, number>()
  for (const { stratum } of roster) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1)
  return same([...sizes.keys()], text.quotas.map((one) => one.stratum)) && text.quotas.every((one) => one.quota <= sizes.get(one.stratum)!)
}

function recheckDrawn(file: DrawFile, text: PublicText, orders: Map<string, string[]>, draw?: Draw): Finding[] {
  const found = file.withdrawn.map((one) => judged('withdrawn', orders.get(one.stratum)?.includes(one.code) ?? false, { name: one.code, detail: one.reason }))
  for (const { stratum, quota } of text.quotas) {
    const gone = file.withdrawn.filter((one) => one.stratum === stratum).map((one) => one.code)
    const again = orders.get(stratum)!.filter((code) => !gone.includes(code)).slice(0, quota)
    const said = file.drawn.find((one) => one.stratum === stratum)?.codes ?? []
    found.push(judged('stratum', same(again, said), { name: stratum, detail: again.join('、') }))
  }
  for (const { stratum } of file.drawn) if (!orders.has(stratum)) found.push(judged('stratum', false, { name: stratum }))
  if (draw) {
    const all = file.drawn.flatMap((one) => one.codes.map((code) => `${one.stratum}\t${code}`))
    found.push(judged('shown', same(all, draw.drawn.map((one) => `${one.stratum}\t${one.code}`))))
  }
  return found
}

async function recheckSalt(file: DrawFile, text: PublicText, roster: Entry[], draw?: Draw): Promise<Finding[]> {
  if (!file.salt) return [{ kind: 'salt', state: 'waits' }, ...text.quotas.map((one): Finding => ({ kind: 'stratum', state: 'waits', name: one.stratum }))]
  const salt = bytesOfHex(file.salt)
  const digest = salt ? await sha256(salt) : ''
  const fitting = digest === text.saltCommitment
  const found = [judged('salt', fitting, { detail: digest })]
  if (!salt || !fitting) return found
  return [...found, ...recheckDrawn(file, text, await order(roster, file.public_text, salt, text.algorithm), draw)]
}

// With `draw`, also against what was committed to and what the page shows.
export async function recheck(file: DrawFile, draw?: Draw): Promise<Finding[]> {
  const found = draw ? await recheckCommitment(draw) : []
  const text = readPublicText(file.public_text)
  const roster = readRoster(file.roster)
  const readable = text !== null && roster !== null && file.format === text.format && fits(text, roster)
  found.push(judged('readable', readable))
  if (!readable) return found
  const digest = await sha256(file.roster)
  found.push(judged('roster', digest === text.rosterDigest, { detail: digest }))
  if (draw) {
    const committed = readCommitment(draw.commitment)
    const listed = draw.sources.map(({ name, values }) => ({ name, values }))
    found.push(judged('bound', bound(text, committed)), judged('values', same(listed, text.sources)), ...(await recheckWitnesses(text, committed)))
  }
  return digest === text.rosterDigest ? [...found, ...(await recheckSalt(file, text, roster, draw))] : found
}
