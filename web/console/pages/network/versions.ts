import type { Records } from '@shared/api/client'
import { county } from '@shared/api/county'
import { textOf } from '@shared/api/problem'
import { date, dateTime, today } from '@shared/format'
import { t } from '@shared/i18n'

// Texts of a network in the reader's language; versions made before there were two have Chinese only.
export const spoken = (zh: string, en: string | undefined): string => textOf({ zh, en: en || zh })
export const spokenAll = (zh: string[], en: string[]): string[] => zh.map((one, index) => spoken(one, en[index]))

// 第 2 版 · 2026年9月1日起；草案 · 2026年8月20日 10:30
export function versionName(version: Records['NetworkVersion']): string {
  if (version.state === 'draft') return `${t('network.draft')} · ${dateTime(version.created_at)}`
  return `${t('network.number', { number: version.number })} · ${t('network.from', { date: date(version.effective_from) })}`
}

export function versionInForce<T extends Records['NetworkVersion']>(versions: T[]): T | undefined {
  const day = today()
  return versions.find((one) => one.state === 'published' && one.effective_from! <= day && (!one.effective_to || one.effective_to > day))
}

// Who has a school in a version, and why. `inspector` is the one on the map, whose schools fit on one page.
export async function assignmentOf(version: string, school: string, inspector: string | null | undefined): Promise<Records['Assignment'] | null> {
  const query = inspector ? { inspector, limit: 100 } : { uncovered: true, limit: 100 }
  const list = await county('get', '/networks/{id}/assignments', { path: { id: version }, query })
  return list.items.find((one) => one.school === school) ?? null
}
