// Reading JSON from the server. A phone that hears nothing for a while shows what it remembers instead (recall.ts).
import { send } from '@shared/api/client'

const patience = 15_000

export async function get<T>(path: string): Promise<T> {
  const response = await send(path, { signal: AbortSignal.timeout(patience) })
  return (await response.json()) as T
}
