import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addMessages, setLocale } from '@shared/i18n'
import { written } from '../components/FieldValue'
import { menu, visible } from '../menu'
import { messages } from '../messages'
import { around, mercator, zoomed } from '../pages/network/projection'
import { pages } from '../routes'

beforeAll(() => addMessages(messages.zh, messages.en))
afterEach(() => setLocale('zh-CN'))

describe('the menu', () => {
  it('shows a school nothing of the plans, because visits are unannounced', () => {
    const school = ['session', 'schools.read', 'visits.read', 'rectification.read', 'rectification.answer', 'results.read', 'organisation.read']
    const paths = visible(menu, (permission) => school.includes(permission)).flatMap((one) => one.entries.map((entry) => entry.path))
    expect(paths).toContain('/notices')
    expect(paths).not.toContain('/tasks')
    expect(paths).not.toContain('/key-points')
    expect(paths).not.toContain('/network')
    expect(paths).not.toContain('/letters')
    expect(paths.filter((path) => path.startsWith('/settings'))).toEqual([])
  })
  it('leaves out sections without a page to open', () => {
    const shown = visible(menu, () => false).map((one) => one.key)
    expect(shown).toEqual(['home'])
  })
  it('leads only to pages that exist, each titled in both languages', () => {
    const text = (tree: object, key: string): unknown => key.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], tree)
    for (const page of pages) {
      const title = String(page.meta?.title)
      expect(text(messages.zh, title), title).toBeTypeOf('string')
      expect(text(messages.en, title), title).toBeTypeOf('string')
    }
    for (const entry of menu.flatMap((one) => one.entries)) expect(pages.some((page) => page.path.replace(/\/:id\?$/, '') === entry.path)).toBe(true)
  })
})

describe('a value', () => {
  const plain = { name: 'x', zh: '', en: '', optional: false, server: false }
  it('carries its unit in Chinese', () => {
    expect(written({ ...plain, kind: 'integer', unit: '所' }, 1234)).toBe('1,234 所')
  })
  it('is a date as officials write it', () => {
    expect(written({ ...plain, kind: 'date' }, '2026-03-05')).toBe('2026年3月5日')
  })
  it('of yes and no is a word', () => {
    expect(written({ ...plain, kind: 'boolean' }, false)).toBe('否')
  })
  it('that is missing is nothing, not "null"', () => {
    expect(written({ ...plain, kind: 'text' }, null)).toBe('')
  })
  it('of several is joined as lists are in Chinese', () => {
    expect(written({ ...plain, kind: 'list', element: 'text' }, ['甲', '乙'])).toBe('甲、乙')
  })
})

describe('the map', () => {
  it('puts north up and east right', () => {
    const west = mercator(114.9, 30.1)
    const northEast = mercator(115.1, 30.3)
    expect(northEast.x).toBeGreaterThan(west.x)
    expect(northEast.y).toBeLessThan(west.y)
  })
  it('holds every point in the shape of its window', () => {
    const box = around([{ x: 0, y: 0 }, { x: 10, y: 2 }], 2)
    expect(box.width / box.height).toBeCloseTo(2)
    expect(box.x).toBeLessThan(0)
    expect(box.x + box.width).toBeGreaterThan(10)
  })
  it('keeps the place under the pointer while zooming', () => {
    const box = zoomed({ x: 0, y: 0, width: 10, height: 5 }, 0.5, { x: 4, y: 1 })
    expect((4 - box.x) / box.width).toBeCloseTo(0.4)
    expect((1 - box.y) / box.height).toBeCloseTo(0.2)
  })
})
