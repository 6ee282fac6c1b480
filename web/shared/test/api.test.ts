import { afterEach, describe, expect, it, vi } from 'vitest'
import { answer, api, everything, fileName, ifMatch, send, useCsrf, whenSignedOut } from '../api/client'
import { newId } from '../api/id'
import { Problem } from '../api/problem'
import { setLocale } from '../i18n'

function replies(status: number, body: unknown): ReturnType<typeof vi.fn> {
  const fetched = vi.fn(async (request: Request) => {
    void request
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json' } })
  })
  vi.stubGlobal('fetch', fetched)
  return fetched
}

afterEach(() => {
  vi.unstubAllGlobals()
  useCsrf('')
})

describe('a refusal', () => {
  it('becomes a Problem that names the field', async () => {
    replies(422, {
      title: '密码太简单', title_en: 'The password is too simple', status: 422, code: 'identity.weak_password', trace: 'x',
      errors: [{ pointer: '/password', zh: '须同时含两种', en: 'must mix two' }]
    })
    const call = answer(api.POST('/api/v1/session', { body: { login: 'a', password: 'b' }, fetch: globalThis.fetch }))
    const problem = await call.catch(Problem.from)
    expect(problem).toBeInstanceOf(Problem)
    expect((problem as Problem).text).toBe('密码太简单')
    expect((problem as Problem).field('password')).toBe('须同时含两种')
    expect((problem as Problem).field('login')).toBeUndefined()
  })
  it('for want of a session leads to signing in', async () => {
    const left = vi.fn()
    whenSignedOut(left)
    replies(401, { title: '请先登录', title_en: 'Please sign in', status: 401, code: 'unauthenticated', trace: 'x' })
    await answer(api.GET('/api/v1/session', { fetch: globalThis.fetch })).catch(() => undefined)
    expect(left).toHaveBeenCalledOnce()
  })
  it('of the network is told apart', async () => {
    vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('failed')))
    const problem = await answer(api.GET('/api/v1/session', { fetch: globalThis.fetch })).catch(Problem.from)
    expect((problem as Problem).offline).toBe(true)
  })
})

it('changes carry the CSRF token of the session, reading does not', async () => {
  useCsrf('token-1')
  const fetched = replies(200, {})
  await answer(api.DELETE('/api/v1/session', { fetch: globalThis.fetch }))
  await answer(api.GET('/api/v1/session', { fetch: globalThis.fetch }))
  const sent = fetched.mock.calls.map((call) => (call[0] as Request).headers.get('x-csrf-token'))
  expect(sent).toEqual(['token-1', null])
})

it('the version read goes back as If-Match', () => {
  expect(ifMatch({ version: 7 })).toEqual({ 'If-Match': '"7"' })
})

it('everything follows the cursor to the end', async () => {
  const pages: Record<string, { items: number[]; next: string | null }> = {
    '': { items: [1, 2], next: 'a' },
    a: { items: [3], next: null }
  }
  expect(await everything(async (cursor) => pages[cursor ?? '']!)).toEqual([1, 2, 3])
})

it('Chinese file names survive a download', () => {
  expect(fileName("attachment; filename=\"x.pdf\"; filename*=UTF-8''%E5%85%AC%E7%A4%BA%E7%89%8C.pdf")).toBe('公示牌.pdf')
  expect(fileName('attachment; filename="plates.pdf"')).toBe('plates.pdf')
})

it('a raw request asks for the language of the page', async () => {
  const fetched = replies(200, {})
  setLocale('en')
  await send('/api/v1/counties/420281/ledger.xlsx')
  setLocale('zh-CN')
  await send('/api/v1/counties/420281/ledger.xlsx')
  const asked = fetched.mock.calls.map((call) => new Headers((call as unknown as [string, RequestInit])[1].headers).get('Accept-Language'))
  expect(asked).toEqual(['en', 'zh-CN'])
})

it('new ids sort by the time they were made', () => {
  const ids = [newId(1_700_000_000_000), newId(1_700_000_000_001), newId(1_800_000_000_000)]
  expect([...ids].sort()).toEqual(ids)
  expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
