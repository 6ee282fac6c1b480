// What the server says, or else what it said last, with its age.
import type { Ref } from 'vue'
import { read, remembered, type Read } from '@shared/offline/cache'
import { get } from './api'
import { db, me, online } from './phone'

export const countyPath = (path: string): string => `/api/v1/counties/${me.value?.county ?? ''}${path}`
export const fileAddress = (digest: string): string => countyPath(`/files/${digest}`)

async function asked<T>(key: string, ask: () => Promise<T>): Promise<Read<T>> {
  const found = await read(db, me.value?.account ?? '', key, ask)
  online.value = !found.problem?.offline
  return found
}
// Shows at once what the phone remembers, then what the server says: on a bad line nobody looks at an empty page.
export async function show<T>(target: Ref<Read<T> | null>, key: string, ask: () => Promise<Read<T>>): Promise<void> {
  const known = target.value ?? (await remembered<T>(db, me.value?.account ?? '', key))
  if (known) target.value = { ...known, fresh: false, pending: true }
  target.value = await ask()
}
// What the phone remembers, and only if it remembers nothing what the server says: for what a tap must not wait for.
export async function atHand<T>(key: string, ask: () => Promise<Read<T>>): Promise<T | null> {
  const known = (await remembered<T>(db, me.value?.account ?? '', key)) ?? (await ask().catch(() => null))
  return known?.value ?? null
}
export function recall<T>(key: string, path = `/${key}`): Promise<Read<T>> {
  return asked(key, () => get<T>(countyPath(path)))
}
// A whole list, or several together; an inspector's lists are short. `keep` says what of an entry the phone may remember.
export function recallAll<T>(key: string, paths: string | string[] = `/${key}`, keep: (entry: T) => T = (entry) => entry): Promise<Read<T[]>> {
  return asked(key, async () => {
    const all: T[] = []
    for (const path of [paths].flat()) await readAll<T>(path, (entries) => all.push(...entries.map(keep)))
    return all
  })
}
async function readAll<T>(path: string, take: (entries: T[]) => void): Promise<void> {
  let cursor: string | null = ''
  while (cursor !== null) {
    const query: string = `${path.includes('?') ? '&' : '?'}limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`
    const page: { items: T[]; next: string | null } = await get(countyPath(path + query))
    take(page.items)
    cursor = page.next ?? null
  }
}
