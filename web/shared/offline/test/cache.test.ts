// @vitest-environment node
import { beforeEach, describe, expect, it } from 'vitest'
import { Problem } from '../../api/problem'
import { read } from '../cache'
import type { OfflineDatabase } from '../database'
import { fitted } from '../image'
import { isReceipt } from '../sender'
import { freshPhone } from './support'

let db: OfflineDatabase
beforeEach(async () => {
  db = await freshPhone()
})
const offline = async (): Promise<never> => {
  throw Problem.network()
}

describe('what was read from the server', () => {
  it('is shown without a network, with the time it was read', async () => {
    const before = Date.now()
    await read(db, 'zhang', 'today', async () => ({ tasks: 3 }))
    const again = await read(db, 'zhang', 'today', offline)
    expect(again).toMatchObject({ value: { tasks: 3 }, fresh: false })
    expect(again.at).toBeGreaterThanOrEqual(before)
    expect(again.problem?.offline).toBe(true)
  })
  it('by one account is not shown to another', async () => {
    await read(db, 'zhang', 'today', async () => 1)
    await expect(read(db, 'li', 'today', offline)).rejects.toThrow()
  })
  it('is not shown once the server refuses it', async () => {
    await read(db, 'zhang', 'card', async () => 1)
    const refuse = async (): Promise<never> => {
      throw new Problem({ status: 404, code: 'not_found', title: '没有', title_en: 'none' })
    }
    await expect(read(db, 'zhang', 'card', refuse)).rejects.toMatchObject({ status: 404 })
  })
})

it('a photo is shrunk to 1600 pixels on its longer side and never blown up', () => {
  expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 })
  expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 })
  expect(fitted(800, 600)).toEqual({ width: 800, height: 600 })
  expect(fitted(20000, 1)).toEqual({ width: 1600, height: 1 })
})

it('a page of a foreign network is not taken for a receipt', () => {
  expect(isReceipt('<html>请登录</html>')).toBe(false)
  expect(isReceipt({ ok: true })).toBe(false)
  const receipt = { visit: 'v', content_digest: 'd', files: ['a'], received_at: '', statement: 's', signature: 's', key: 'k' }
  expect(isReceipt(receipt)).toBe(true)
  expect(isReceipt({ ...receipt, files: [1] })).toBe(false)
})
