// Small phrases made of figures.
import { date, dateTime } from '@shared/format'
import { locale, t } from '@shared/i18n'
import type { OfflineRecord, Refusal } from '@shared/offline/database'

// 刚刚 · 12 分钟前 · 3 小时前 · 2026年3月5日 09:30
export function ago(at: number, now = Date.now()): string {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return t('ago.now')
  if (minutes < 60) return t('ago.minutes', { n: minutes })
  if (minutes < 24 * 60) return t('ago.hours', { n: Math.floor(minutes / 60) })
  return dateTime(at)
}

// 3月5日（周四）: the day without its year.
export function dayOfYear(iso: string): string {
  return locale.value === 'en' ? date(iso, true).replace(/ \d{4}$/, '') : date(iso, true).replace(/^\d+年/, '')
}

export function refusalText(refusal: Refusal): string {
  return locale.value === 'en' ? refusal.en : refusal.zh
}

// 2026-03-05T09:30 in Asia/Shanghai, as a file name wants it.
export function fileStem(record: OfflineRecord): string {
  const day = new Date(record.created_at + 8 * 3_600_000).toISOString().slice(0, 10)
  return `${t('record.file')}-${record.school_name}-${day}`.replace(/[\\/:*?"<>|\s]+/g, '_')
}
