// What was last read from the server, to be shown without it, with its age.
//
//     const today = await read(db, account, 'today', () => answer(api.GET(…)))
//     today.value, today.at, today.fresh
import { Problem } from '../api/problem'
import type { OfflineDatabase } from './database'

export interface Read<T> {
  value: T
  at: number // when the server said it
  fresh: boolean // just now
  problem?: Problem // why it is not fresh
  pending?: boolean // the server is being asked
}

export async function read<T>(db: OfflineDatabase, account: string, key: string, ask: () => Promise<T>): Promise<Read<T>> {
  try {
    const value = await ask()
    const at = Date.now()
    await db.cache.put({ account, key, at, value })
    return { value, at, fresh: true }
  } catch (thrown) {
    const problem = Problem.from(thrown)
    // What the server refuses or no longer has is not shown from memory; what cannot be asked is.
    if (!problem.offline && problem.status < 500 && problem.status !== 401 && problem.status !== 429) throw problem
    const known = await remembered<T>(db, account, key)
    if (!known) throw problem
    return { ...known, problem }
  }
}

export async function remembered<T>(db: OfflineDatabase, account: string, key: string): Promise<Read<T> | null> {
  const known = await db.cache.get([account, key])
  return known ? { value: known.value as T, at: known.at, fresh: false } : null
}
