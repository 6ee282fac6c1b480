// The published draws of an office, and what belongs to one, as the server gives them.
import type { Algorithm } from './hmac'
import { readFile, type DrawFile } from './texts'

export interface Source {
  name: string
  kind: 'public_numbers' | 'witness'
  falls_at: string
  seed_hash: string
  values: string // empty until entered
}
export interface DrawnSchool {
  stratum: string
  code: string
  school_name: string
  replacement: boolean
}
export interface Draw {
  place: string
  id: string
  name: string
  office_name: string
  demo: boolean
  state: 'committed' | 'drawn' | 'revealed'
  voided: boolean
  division_name: string
  town: string
  algorithm: Algorithm
  weight_by: 'equal' | 'pupils'
  quotas: { stratum: string; quota: number; schools: number }[]
  sources: Source[]
  reveal_by: string
  committed_at: string
  drawn_at: string | null
  revealed_at: string | null
  roster_digest: string
  salt_commitment: string
  commitment: string
  commitment_digest: string
  drawn: DrawnSchool[]
  withdrawn: { code: string; school_name: string; reason: string }[]
}
export interface Draws {
  place: string
  office_name: string
  demo: boolean
  items: Draw[]
}
export type Trouble = 'missing' | 'offline' | 'failed'
export type Read<T> = { kind: 'found'; value: T } | { kind: Trouble }

const base = (place: string): string => `/api/v1/public/draws/${encodeURIComponent(place)}`
export const rosterAddress = (draw: Draw): string => `${base(draw.place)}/${draw.id}/roster`
export const fileAddress = (draw: Draw): string => `${base(draw.place)}/${draw.id}/file`

async function read<T>(address: string, take: (response: Response) => Promise<T | null>): Promise<Read<T>> {
  let response: Response
  try {
    response = await fetch(address)
  } catch {
    return { kind: 'offline' }
  }
  if (response.status === 404) return { kind: 'missing' }
  if (!response.ok) return { kind: 'failed' }
  try {
    const value = await take(response)
    return value === null ? { kind: 'failed' } : { kind: 'found', value }
  } catch {
    return { kind: 'failed' }
  }
}
const json = <T>(response: Response): Promise<T> => response.json() as Promise<T>
export const readDraws = (place: string): Promise<Read<Draws>> => read(base(place), json<Draws>)
export const readDraw = (place: string, id: string): Promise<Read<Draw>> => read(`${base(place)}/${encodeURIComponent(id)}`, json<Draw>)
export const readPublished = (draw: Draw): Promise<Read<DrawFile>> => read(fileAddress(draw), async (response) => readFile(await response.text()))
export const readFrozenRoster = (draw: Draw): Promise<Read<string>> => read(rosterAddress(draw), (response) => response.text())
