// @vitest-environment node
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Receipt } from '../database'
import { checkReceipt } from '../receipt'
import { signer } from './support'

const held = { id: '0198f3b2-0000-7000-8000-000000000001', digest: 'd'.repeat(64), files: ['a'.repeat(64), 'b'.repeat(64)] }
let receipt: Receipt

beforeEach(async () => {
  const sign = await signer()
  receipt = await sign({
    visit: held.id,
    content_digest: held.digest,
    files: held.files,
    received_at: '2026-03-05T01:30:00.000Z',
    statement: [held.id, held.digest, ...held.files].join('\n')
  })
})

describe('a receipt', () => {
  it('that names the record, its content and every file is accepted, its signature checked', async () => {
    expect(await checkReceipt(receipt, held)).toEqual({ doubts: [], signature: 'valid' })
  })
  it('of another record is doubted', async () => {
    expect((await checkReceipt({ ...receipt, visit: 'x' }, held)).doubts).toContain('other_record')
  })
  it('of another content is doubted', async () => {
    expect((await checkReceipt({ ...receipt, content_digest: 'e'.repeat(64) }, held)).doubts).toContain('other_content')
  })
  it('that leaves out one photo is doubted', async () => {
    expect((await checkReceipt({ ...receipt, files: held.files.slice(0, 1) }, held)).doubts).toContain('file_not_held')
  })
  it('that lists a photo which its signed text leaves out is doubted', async () => {
    const sign = await signer()
    const short = await sign({ ...receipt, statement: [held.id, held.digest, held.files[0]].join('\n') })
    expect(await checkReceipt(short, held)).toEqual({ doubts: ['statement'], signature: 'valid' })
  })
  it('whose text was changed after signing is doubted', async () => {
    const verdict = await checkReceipt({ ...receipt, statement: receipt.statement + ' ' }, held)
    expect(verdict).toEqual({ doubts: ['signature'], signature: 'invalid' })
  })
  it('signed with another key than before is doubted', async () => {
    expect((await checkReceipt(receipt, held, receipt.key)).doubts).toEqual([])
    expect((await checkReceipt(receipt, held, 'guapai+1+other')).doubts).toEqual(['key_changed'])
  })
  it('with a key that is none is doubted', async () => {
    expect((await checkReceipt({ ...receipt, key: 'guapai' }, held)).signature).toBe('invalid')
  })
  it('is taken by its digests where the browser cannot check signatures', async () => {
    vi.stubGlobal('crypto', {})
    expect(await checkReceipt(receipt, held)).toEqual({ doubts: [], signature: 'unchecked' })
    vi.unstubAllGlobals()
  })
})
