import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { hex, sha256 } from '@shared/offline/digest'
import { bytes, hmac } from '../draw/hmac'
import type { Draw } from '../draw/read'
import { recheck, recheckCommitment, type Finding } from '../draw/recheck'
import { sm3 } from '../draw/sm3'
import { readCommitment, readFile, readPublicText, readRoster, type DrawFile } from '../draw/texts'
import { words } from '../draw/words'
import { choose } from '../words'

// Made by another program (Python's hmac), and accepted by `guapai draw verify`: tests/smoke/planner.sh.
const published = (name: 'sha256' | 'sm3'): DrawFile => readFile(readFileSync(join(import.meta.dirname, '../../../tests/data', `draw-${name}.json`), 'utf8'))!
const failing = (found: Finding[]): string[] => found.filter((one) => one.state === 'fails').map((one) => one.kind)

// What the office would have committed to for that file.
async function drawOf(file: DrawFile): Promise<Draw> {
  const text = readPublicText(file.public_text)!
  const seed = text.sources[1]!.values.replace('./', '')
  const quotas = text.quotas.map((one) => `${one.stratum}\t${one.quota}\n`).join('')
  const time = '2026-11-26T13:15:00Z'
  const sources = `${text.sources[0]!.name}\t${time}\t\n${text.sources[1]!.name}\t${time}\t${await sha256(seed)}\n`
  const commitment = `${text.format} commitment\n${text.id}\n${text.rosterDigest}\n${text.saltCommitment}\n${quotas}${sources}reveal_by\t2026-12-31\n`
  return {
    id: text.id,
    committed_at: '2026-11-20T01:00:00Z',
    commitment,
    commitment_digest: await sha256(commitment),
    sources: text.sources.map(({ name, values }) => ({ name, values })),
    drawn: file.drawn.flatMap(({ stratum, codes }) => codes.map((code) => ({ stratum, code })))
  } as unknown as Draw
}

afterEach(() => choose('zh-CN'))

describe('SM3', () => {
  it('gives the digests of GB/T 32905', () => {
    expect(hex(sm3(bytes('abc')))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(hex(sm3(bytes('abcd'.repeat(16))))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
  })
})

describe('HMAC', () => {
  it('is the same from WebCrypto and without it, for short and long keys (RFC 4231)', async () => {
    const key = new Uint8Array(131).fill(0xaa)
    const text = bytes('Test Using Larger Than Block-Size Key - Hash Key First')
    const known = '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54'
    expect(hex(await (await hmac(key, 'sha256'))(text))).toBe(known)
    expect(hex(await (await hmac(key, 'sha256', null as unknown as SubtleCrypto))(text))).toBe(known)
  })
})

describe.each(['sha256', 'sm3'] as const)('an honest draw with %s', (name) => {
  it('holds, alone and against its commitment', async () => {
    const file = published(name)
    expect((await recheck(file)).map((one) => `${one.kind} ${one.state}`)).toEqual([
      'readable holds', 'roster holds', 'salt holds', 'withdrawn holds', 'stratum holds', 'stratum holds'
    ])
    const found = await recheck(file, await drawOf(file))
    expect(failing(found)).toEqual([])
    expect(found.filter((one) => one.kind === 'witness')).toHaveLength(1)
  })
  it('waits for the salt before it can be drawn again', async () => {
    const found = await recheck({ ...published(name), salt: '', drawn: [], withdrawn: [] })
    expect(found.filter((one) => one.state === 'waits').map((one) => one.kind)).toEqual(['salt', 'stratum', 'stratum'])
    expect(failing(found)).toEqual([])
  })
})

describe('a draw that was tampered with', () => {
  const file = published('sha256')
  it.each<[string, Partial<DrawFile>, string[]]>([
    ['another school', { drawn: [{ stratum: '小学', codes: ['2142990001', '2142990002', '2142990003'] }, file.drawn[1]!] }, ['stratum']],
    ['a stratum too many', { drawn: [...file.drawn, { stratum: '高级中学', codes: ['1'] }] }, ['stratum']],
    ['a stratum left out', { drawn: [file.drawn[0]!] }, ['stratum']],
    ['a withdrawal not said', { withdrawn: [] }, ['stratum']],
    ['a withdrawn school that never was in the roster', { withdrawn: [...file.withdrawn, { stratum: '小学', code: '9', reason: '' }] }, ['withdrawn']],
    ['another salt', { salt: '00'.repeat(32) }, ['salt']],
    ['a salt that is no hex', { salt: 'zz' }, ['salt']],
    ['a school fewer in the roster', { roster: file.roster.split('\n').slice(1).join('\n') }, ['roster']],
    ['other numbers', { public_text: file.public_text.replace('3.7.12', '3.7.13') }, ['stratum']],
    ['a quota of more schools than there are', { public_text: file.public_text.replace('小学\t3', '小学\t13') }, ['readable']],
    ['a public text cut off', { public_text: file.public_text.slice(0, -1) }, ['readable']],
    ['another format', { format: 'guapai-draw-1-sm3' }, ['readable']]
  ])('with %s does not hold', async (_, change, kinds) => {
    const found = failing(await recheck({ ...file, ...change }))
    expect(found.length).toBeGreaterThan(0)
    expect(kinds).toEqual([...new Set(found)])
  })
  it('after its commitment does not hold', async () => {
    const draw = await drawOf(file)
    expect(failing(await recheck(file, { ...draw, commitment: draw.commitment.replace('小学\t3', '小学\t4') }))).toEqual(['commitment', 'bound'])
    const replaced = draw.commitment.replace(/[0-9a-f]{64}\nreveal_by/, `${'0'.repeat(64)}\nreveal_by`)
    expect(failing(await recheck(file, { ...draw, commitment: replaced, commitment_digest: await sha256(replaced) }))).toEqual(['witness'])
    expect(failing(await recheck(file, { ...draw, committed_at: '2026-11-26T13:15:00Z' }))).toEqual(['before'])
    expect(failing(await recheck(file, { ...draw, drawn: draw.drawn.slice(1) }))).toEqual(['shown'])
    expect(failing(await recheck(file, { ...draw, sources: [] }))).toEqual(['values'])
  })
  it('has another roster than the one committed to', async () => {
    const draw = await drawOf(file)
    expect(failing(await recheckCommitment(draw, file.roster))).toEqual([])
    expect(failing(await recheckCommitment(draw, file.roster.replace('2142990001', '2142990000')))).toEqual(['roster'])
  })
})

describe('the texts of a draw', () => {
  it('are read as strictly as the command reads them', () => {
    expect(readRoster('小学\t2\t1\n小学\t1\t1\n')).toBeNull()
    expect(readRoster('小学\t1\t1\n小学\t1\t1\n')).toBeNull()
    expect(readRoster('小学\t1\t01\n')).toBeNull()
    expect(readRoster('小学\t1\t10001\n')).toBeNull()
    expect(readRoster('小学\t1\t1')).toBeNull()
    expect(readRoster('小学\t1\t1\n')).toEqual([{ stratum: '小学', code: '1', weight: 1 }])
    expect(readPublicText('guapai-draw-2\nx\n')).toBeNull()
    expect(readCommitment('guapai-draw-1 commitment\nid\n')).toBeNull()
    for (const text of ['', '[]', 'null', '{}', '{"format":"guapai-draw-1","roster":"","public_text":"","drawn":[1]}']) expect(readFile(text)).toBeNull()
  })
  it('sort rare characters by their bytes, not by their halves', () => {
    expect(readRoster('小学\t\uff5e\t1\n小学\t𠮷\t1\n')).toHaveLength(2)
  })
})

it('the words of both languages are the same', () => {
  expect(Object.keys(words.en)).toEqual(Object.keys(words['zh-CN']))
})
