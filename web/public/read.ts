// What the address of the page asks for, and the server's answer.
export interface Plate {
  school_name: string
  inspector_name: string
  phone: string
  certificate_number: string
  office_name: string
  complaint_phone: string
  has_photo: boolean
  retired: boolean
  demo: boolean
  kindergarten: boolean
  items: string[]
  valid_from: string
}
export interface Notice {
  document_number: string
  title: string
  issuer: string
  school_name: string
  issued_on: string
  state: 'issued' | 'answered' | 'continued' | 'closed'
}
export type Asked = { page: 'plate' | 'notice'; token: string } | { page: 'draw'; place: string; id: string } | { page: 'none' } // a draw without id: all of the office
export type Answer = { kind: 'plate'; plate: Plate } | { kind: 'notice'; notice: Notice } | { kind: 'missing' | 'offline' | 'failed' }

export function askedBy(path: string): Asked {
  const [, place, id] = /^\/p\/draw\/(\d{6})(?:\/([0-9a-f-]{36}))?\/?$/.exec(path) ?? []
  if (place) return { page: 'draw', place, id: id ?? '' }
  const [, page, token] = /^\/p\/(plate|notice)\/([^/]+)\/?$/.exec(path) ?? []
  return page === 'plate' || page === 'notice' ? { page, token: token! } : { page: 'none' }
}
export const address = (page: 'plate' | 'notice', token: string): string => `/api/v1/public/${page}s/${encodeURIComponent(decodeURIComponent(token))}`

export async function ask(page: 'plate' | 'notice', token: string): Promise<Answer> {
  let response: Response
  try {
    response = await fetch(address(page, token))
  } catch {
    return { kind: 'offline' }
  }
  if (response.status === 404) return { kind: 'missing' }
  if (!response.ok) return { kind: 'failed' }
  try {
    const found: unknown = await response.json()
    return page === 'plate' ? { kind: 'plate', plate: found as Plate } : { kind: 'notice', notice: found as Notice }
  } catch {
    return { kind: 'failed' }
  }
}
