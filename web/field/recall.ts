// What the server says, or else what it said last, with its age.
import { read, type Read } from '@shared/offline/cache'
import { get } from './api'
import { db, me, online } from './phone'

export const countyPath = (path: string): string => `/api/v1/counties/${me.value?.county ?? ''}${path}`
export const fileAddress = (digest: string): string => countyPath(`/files/${digest}`)

async function asked<T>(key: string, ask: () => Promise<T>): Promise<Read<T>> {
  const found = await read(db, me.value?.account ?? '', key, ask)
  online.value = !found.problem?.offline
  return found
}
export function recall<T>(key: string, path = `/${key}`): Promise<Read<T>> {
  return asked(key, () => get<T>(countyPath(path)))
}
// A whole list; an inspector's lists are short. `keep` says what of an entry the phone may remember.
export function recallAll<T>(key: string, path = `/${key}`, keep: (entry: T) => T = (entry) => entry): Promise<Read<T[]>> {
  return asked(key, async () => {
    const all: T[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const query: string = `${path.includes('?') ? '&' : '?'}limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`
      const page: { items: T[]; next: string | null } = await get(countyPath(path + query))
      all.push(...page.items.map(keep))
      cursor = page.next ?? null
    }
    return all
  })
}
