import { afterEach, describe, expect, it, vi } from 'vitest'
import { address, ask, askedBy } from '../read'
import { choose, day, say, words } from '../words'

afterEach(() => {
  vi.unstubAllGlobals()
  choose('zh-CN')
})
const answers = (status: number, body: string): void => {
  vi.stubGlobal('fetch', async () => new Response(body, { status }))
}

describe('the address of a code', () => {
  it('says which page and which plate', () => {
    expect(askedBy('/p/plate/abc-1_2')).toEqual({ page: 'plate', token: 'abc-1_2' })
    expect(askedBy('/p/notice/x/')).toEqual({ page: 'notice', token: 'x' })
    expect(askedBy('/p/draw/420281')).toEqual({ page: 'draw', place: '420281', id: '' })
    expect(askedBy('/p/draw/420281/0198f3b2-0000-7000-8000-000000000001')).toEqual({ page: 'draw', place: '420281', id: '0198f3b2-0000-7000-8000-000000000001' })
  })
  it('that is cut off or strange asks for nothing', () => {
    for (const path of ['/p/', '/p/plate/', '/p/other/x', '/p/plate/a/b', '/p/draw/x', '/p/draw/420281/x/y']) expect(askedBy(path)).toEqual({ page: 'none' })
  })
  it('cannot lead to another operation of the server', () => {
    expect(address('plate', '..%2F..%2Fsession')).toBe('/api/v1/public/plates/..%2F..%2Fsession')
  })
})

describe('the answer', () => {
  it('is the plate', async () => {
    answers(200, '{"school_name":"实验小学"}')
    expect(await ask('plate', 'x')).toEqual({ kind: 'plate', plate: { school_name: '实验小学' } })
  })
  it('tells apart no such notice, no network and a server in trouble', async () => {
    answers(404, '{}')
    expect(await ask('notice', 'x')).toEqual({ kind: 'missing' })
    answers(503, '{}')
    expect(await ask('notice', 'x')).toEqual({ kind: 'failed' })
    answers(200, '<html>请登录无线网络</html>')
    expect(await ask('notice', 'x')).toEqual({ kind: 'failed' })
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')))
    expect(await ask('notice', 'x')).toEqual({ kind: 'offline' })
  })
})

it('dates and words are in the chosen language', () => {
  expect(day('2026-03-05')).toBe('2026年3月5日')
  expect(say('callOffice', { phone: '0714-5550000' })).toBe('拨打 0714-5550000')
  choose('en')
  expect(day('2026-03-05')).toBe('5 March 2026')
  expect(Object.keys(words.en)).toEqual(Object.keys(words['zh-CN']))
})
