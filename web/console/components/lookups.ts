// Names behind ids, for choices and for tables: fetched once for each visit of the app, and again on request.
import { everything } from '@shared/api/client'
import { county } from '@shared/api/county'
import { useSession } from '@shared/session'
import type { Option } from './columns'

export type Noun = 'schools' | 'inspectors' | 'departments' | 'areas' | 'items'
const cache = new Map<string, Promise<Option[]>>()

async function fetched(noun: Noun): Promise<Option[]> {
  const page = (cursor?: string) => ({ query: { cursor, limit: 100 } })
  switch (noun) {
    case 'schools':
      return (await everything((cursor) => county('get', '/schools', page(cursor)))).map((one) => ({ value: one.id, label: one.name }))
    case 'inspectors':
      return (await everything((cursor) => county('get', '/inspectors', page(cursor)))).map((one) => ({ value: one.id, label: one.name }))
    case 'departments':
      return (await everything((cursor) => county('get', '/departments', page(cursor)))).map((one) => ({ value: one.id, label: one.name }))
    case 'items':
      return (await everything((cursor) => county('get', '/items', page(cursor)))).map((one) => ({ value: one.id, label: one.title }))
    case 'areas': {
      const { network } = await county('get', '/networks/current')
      const areas = await everything((cursor) => county('get', '/networks/{id}/areas', { path: { id: network.id }, ...page(cursor) }))
      return areas.map((one) => ({ value: one.id, label: one.name }))
    }
  }
}

export function options(noun: Noun, anew = false): Promise<Option[]> {
  const key = `${useSession().county}/${noun}`
  let list = cache.get(key)
  if (!list || anew) {
    list = fetched(noun)
    list.catch(() => cache.delete(key))
    cache.set(key, list)
  }
  return list
}

export async function names(noun: Noun): Promise<Map<string, string>> {
  return new Map((await options(noun)).map((one) => [one.value, one.label]))
}
