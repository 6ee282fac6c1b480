// How dates, numbers and people's data are written. Dates are those of Asia/Shanghai, whatever the device thinks.
import { locale } from './i18n'

const zone = 'Asia/Shanghai'
const weekdays = ['日', '一', '二', '三', '四', '五', '六']

// "2026-03-05" as a calendar date, without a zone.
function calendar(iso: string): Date {
  return new Date(`${iso.slice(0, 10)}T00:00:00Z`)
}

// The local date of an instant (milliseconds or ISO), as "2026-03-05".
export function isoDate(instant: number | string | Date): string {
  const moment = new Date(instant)
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(moment)
}
export function today(): string {
  return isoDate(Date.now())
}

// 2026年3月5日（周四） · Thu, 5 Mar 2026
export function date(iso: string | null | undefined, withWeekday = false): string {
  if (!iso) return ''
  const day = calendar(iso)
  if (locale.value === 'en')
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: 'UTC',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      weekday: withWeekday ? 'short' : undefined
    }).format(day)
  const text = `${day.getUTCFullYear()}年${day.getUTCMonth() + 1}月${day.getUTCDate()}日`
  return withWeekday ? `${text}（周${weekdays[day.getUTCDay()]}）` : text
}
// 3月5日 · 5 Mar: where the year is clear.
export function shortDate(iso: string | null | undefined): string {
  if (!iso) return ''
  const day = calendar(iso)
  if (locale.value === 'en') return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' }).format(day)
  return `${day.getUTCMonth() + 1}月${day.getUTCDate()}日`
}
// "2026-03" → 2026年3月
export function month(text: string | null | undefined): string {
  if (!text) return ''
  const [year, number] = text.split('-').map(Number)
  if (locale.value === 'en')
    return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' }).format(calendar(`${text.slice(0, 7)}-01`))
  return `${year}年${number}月`
}
// The server writes what has not happened yet as the epoch.
function happened(instant: number | string | null | undefined): instant is number | string {
  return instant !== null && instant !== undefined && new Date(instant).getTime() > 0
}
export function time(instant: number | string | null | undefined): string {
  if (!happened(instant)) return ''
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}
// 2026年3月5日 09:30
export function dateTime(instant: number | string | null | undefined): string {
  return happened(instant) ? `${date(isoDate(instant))} ${time(instant)}` : ''
}
export function dateRange(from: string, to: string): string {
  const sameYear = from.slice(0, 4) === to.slice(0, 4)
  return `${sameYear ? shortDate(from) : date(from)}—${sameYear ? shortDate(to) : date(to)}`
}

// Days from today to a date: negative when it has passed.
export function daysUntil(iso: string, from: string = today()): number {
  return Math.round((calendar(iso).getTime() - calendar(from).getTime()) / 86_400_000)
}

export function number(value: number | null | undefined, digits = 0): string {
  if (value === null || value === undefined) return ''
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}
export function percent(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`
}
export function money(yuan: number): string {
  return `${number(yuan, 2)}元`
}
export function maskedPhone(phone: string | null | undefined): string {
  if (!phone) return ''
  return phone.length === 11 ? `${phone.slice(0, 3)}****${phone.slice(7)}` : phone
}
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 ** 2) return `${(bytes / 1024).toFixed(0)} KB`
  return bytes < 1024 ** 3 ? `${(bytes / 1024 ** 2).toFixed(1)} MB` : `${(bytes / 1024 ** 3).toFixed(1)} GB`
}
