// Operations below /api/v1/counties/{county}, of the county of who is signed in.
//
//     const school = await county('get', '/schools/{id}', { path: { id } })
//     await county('put', '/schools/{id}', { path: { id }, body: school, match: school })
//     const load = lister('/schools')                      // for a DataList
import { useSession } from '../session'
import { answer, api, ifMatch } from './client'
import type { paths } from './schema'

type Prefixed<Rest extends string> = `/api/v1/counties/{county}${Rest}`
export type Rest = { [P in keyof paths]: P extends Prefixed<infer R> ? R : never }[keyof paths]
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
type Operation<R extends Rest, M extends Method> = Prefixed<R> extends keyof paths ? paths[Prefixed<R>][M] : never
type Body<O> = O extends { requestBody: { content: { 'application/json': infer B } } } ? B : never
type Success = 200 | 201 | 202
type Content<A> = A extends { content: { 'application/json': infer T } } ? T : undefined
type Answer<O> = O extends { responses: infer A } ? { [S in keyof A & Success]: Content<A[S]> }[keyof A & Success] : never
type Value = string | number | boolean | undefined | null

interface Options<B> {
  path?: Record<string, string | number>
  query?: Record<string, Value>
  body?: B
  match?: { version: number } // the record as it was read: sent as If-Match
  headers?: Record<string, string>
}

export async function county<M extends Method, R extends Rest>(
  method: M,
  rest: R,
  options: Options<Body<Operation<R, M>>> = {}
): Promise<Answer<Operation<R, M>>> {
  const { path, query, body, match, headers } = options
  const given = Object.fromEntries(Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== '' && value !== null))
  const init = {
    params: { path: { county: useSession().county, ...path }, query: given },
    body,
    headers: { ...(match ? ifMatch(match) : {}), ...headers }
  }
  const verb = method.toUpperCase() as 'GET' // openapi-fetch names its methods in capitals; the types are ours above
  const call = api[verb] as (path: string, init: unknown) => Promise<{ data?: unknown; error?: unknown; response: Response }>
  return (await answer(call(`/api/v1/counties/{county}${rest}`, init))) as Answer<Operation<R, M>>
}

export function lister<R extends Rest>(rest: R, path: Record<string, string> = {}) {
  return (query: Record<string, Value>) => county('get', rest, { path, query })
}

// The address of an operation that answers with a file.
export function countyAddress(rest: string, query?: URLSearchParams): string {
  const text = query?.toString()
  return `/api/v1/counties/${useSession().county}${rest}${text ? `?${text}` : ''}`
}
