import type { Records } from '@shared/api/client'
import { date, dateTime } from '@shared/format'
import { t } from '@shared/i18n'

// 第 2 版 · 2026年9月1日起；草案 · 2026年8月20日 10:30
export function versionName(version: Records['NetworkVersion']): string {
  if (version.state === 'draft') return `${t('network.draft')} · ${dateTime(version.created_at)}`
  return `${t('network.number', { number: version.number })} · ${t('network.from', { date: date(version.effective_from) })}`
}
