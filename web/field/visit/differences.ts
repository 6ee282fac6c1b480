// Where two versions of a record differ, field by field, as text.
export interface Difference {
  field: string
  here: string
  there: string
}

const asText = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return '—'
  if (Array.isArray(value)) return value.length === 0 ? '—' : value.map(asText).join('\n')
  if (typeof value === 'object') return Object.values(value).map(asText).filter((text) => text !== '—').join(' · ')
  return String(value)
}

// Compares the fields both have; what the server adds of its own is no difference.
export function differences(here: Record<string, unknown>, there: Record<string, unknown>): Difference[] {
  return Object.keys(here)
    .filter((field) => field in there)
    .map((field) => ({ field, here: asText(here[field]), there: asText(there[field]) }))
    .filter((one) => one.here !== one.there)
}
