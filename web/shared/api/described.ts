// What the server says about its records: titles, kinds, units, limits and choices, from /api/v1/schema. Forms, table heads
// and choices use them, so that a field is named in one place.
//
//     await loadDescribed()
//     title('School', 'name')            → 学校名称
//     choiceTitle('Role', 'inspector')   → 责任督学
import { shallowRef } from 'vue'
import { locale } from '../i18n'
import { api, answer } from './client'
import { textOf } from './problem'

export type Kind = 'text' | 'integer' | 'real' | 'boolean' | 'date' | 'instant' | 'id' | 'choice' | 'record' | 'list'
export interface Field {
  name: string
  zh: string
  en: string
  kind: Kind
  element?: Kind
  choice?: string
  record?: string
  optional: boolean
  server: boolean
  secret?: boolean
  personal?: boolean
  unit?: string
  zh_help?: string
  en_help?: string
  example?: string
  min?: number
  max?: number
  min_length?: number
  max_length?: number
}
export interface Described {
  records: Record<string, { zh: string; en: string; fields: Field[] }>
  choices: Record<string, { code: string; zh: string; en: string }[]>
}

const described = shallowRef<Described>({ records: {}, choices: {} })

export async function loadDescribed(): Promise<void> {
  const text: unknown = await answer(api.GET('/api/v1/schema'))
  useDescribed((typeof text === 'string' ? JSON.parse(text) : text) as Described)
}
export function useDescribed(value: Described): void {
  described.value = value
}

export function fields(record: string): Field[] {
  return described.value.records[record]?.fields ?? []
}
export function field(record: string, name: string): Field | undefined {
  return fields(record).find((one) => one.name === name)
}
export function title(record: string, name: string): string {
  const found = field(record, name)
  return found ? textOf(found) : name
}
export function help(found: Field): string {
  return (locale.value === 'en' ? found.en_help : found.zh_help) ?? ''
}
export function recordTitle(record: string): string {
  const found = described.value.records[record]
  return found ? textOf(found) : record
}
export function choices(name: string): { value: string; label: string }[] {
  return (described.value.choices[name] ?? []).map((one) => ({ value: one.code, label: textOf(one) }))
}
export function choiceTitle(name: string, code: string | null | undefined): string {
  const found = described.value.choices[name]?.find((one) => one.code === code)
  return found ? textOf(found) : (code ?? '')
}
