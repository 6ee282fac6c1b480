// The typed client of the interface. Every call names the operation's path; `answer` unwraps it or throws a Problem.
//
//     const school = await answer(api.GET('/api/v1/counties/{county}/schools/{id}', { params: { path: { county, id } } }))
//
// The CSRF token of the session is added to every change. A 401 calls `whenSignedOut` once per call.
import createClient from 'openapi-fetch'
import { locale } from '../i18n'
import { newId } from './id'
import { Problem } from './problem'
import type { components, paths } from './schema'

export type Records = components['schemas']
export interface List<T> {
  items: T[]
  next: string | null
  total?: number
}

let csrf = ''
let signedOut: () => void = () => undefined

export function useCsrf(token: string): void {
  csrf = token
}
export function whenSignedOut(action: () => void): void {
  signedOut = action
}

export const api = createClient<paths>({ baseUrl: '/', credentials: 'same-origin' })
api.use({
  onRequest({ request }) {
    if (csrf && request.method !== 'GET' && request.method !== 'HEAD') request.headers.set('X-CSRF-Token', csrf)
    return request
  }
})

interface Answer<T> {
  data?: T
  error?: unknown
  response: Response
}

function refuse(response: Response, error: unknown): never {
  const problem = error && typeof error === 'object' && 'code' in error ? Problem.from(error) : Problem.ofStatus(response.status)
  if (problem.status === 401 && problem.code === 'unauthenticated') signedOut()
  throw problem
}

async function reached<T>(call: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await call
  } catch (thrown) {
    throw Problem.from(thrown)
  }
}

export async function answer<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await reached(call)
  if (!response.ok) refuse(response, error)
  return data as T
}

// Raw requests for what is not JSON: uploads, downloads. The same headers, the same Problems.
export async function send(path: string, options: RequestInit = {}): Promise<Response> {
  const headers = new Headers(options.headers)
  headers.set('Accept-Language', locale.value) // exports are written in the language of the page
  if (csrf && options.method && options.method !== 'GET') headers.set('X-CSRF-Token', csrf)
  let response: Response
  try {
    response = await fetch(path, { ...options, headers, credentials: 'same-origin' })
  } catch {
    throw Problem.network()
  }
  if (response.ok) return response
  const type = response.headers.get('content-type') ?? ''
  return refuse(response, type.includes('json') ? await response.json() : undefined)
}

// The If-Match of a record as it was read.
export function ifMatch(record: { version: number }): { 'If-Match': string } {
  return { 'If-Match': `"${record.version}"` }
}
// One key per intention: keep it for the retries of the same submission.
export function idempotencyKey(): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': newId() }
}

// Every page of a list; for choices and maps, not for tables.
export async function everything<T>(page: (cursor?: string) => Promise<List<T>>): Promise<T[]> {
  const all: T[] = []
  let cursor: string | undefined
  do {
    const list = await page(cursor)
    all.push(...list.items)
    cursor = list.next ?? undefined
  } while (cursor)
  return all
}

// Saves the bytes of an answer as a file, under the name the server gives.
export async function download(path: string, options: RequestInit = {}): Promise<void> {
  const response = await send(path, options)
  const name = fileName(response.headers.get('content-disposition') ?? '') ?? path.split('/').pop() ?? 'file'
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

export function fileName(disposition: string): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1]
}
