import { afterEach, describe, expect, it } from 'vitest'
import { date, dateRange, dateTime, daysUntil, maskedPhone, month, shortDate } from '../format'
import { setLocale } from '../i18n'

afterEach(() => setLocale('zh-CN'))

describe('dates', () => {
  it('are written as officials write them', () => {
    expect(date('2026-03-05', true)).toBe('2026年3月5日（周四）')
    expect(shortDate('2026-03-09')).toBe('3月9日')
    expect(month('2026-03')).toBe('2026年3月')
    expect(dateRange('2026-03-05', '2026-03-09')).toBe('3月5日—3月9日')
    expect(dateRange('2025-12-30', '2026-01-02')).toBe('2025年12月30日—2026年1月2日')
  })
  it('of instants are those of Shanghai', () => {
    expect(dateTime('2026-03-04T17:30:00.000Z')).toBe('2026年3月5日 01:30')
  })
  it('are empty where nothing has happened yet', () => {
    expect(dateTime('1970-01-01T00:00:00.000Z')).toBe('')
    expect(date(null)).toBe('')
  })
  it('are plain in English', () => {
    setLocale('en')
    expect(date('2026-03-05', true)).toBe('Thu, 5 Mar 2026')
  })
  it('count days across months', () => {
    expect(daysUntil('2026-03-02', '2026-02-27')).toBe(3)
    expect(daysUntil('2026-02-27', '2026-03-02')).toBe(-3)
  })
})

it('phone numbers hide their middle', () => {
  expect(maskedPhone('19900001234')).toBe('199****1234')
  expect(maskedPhone('0714-3349839')).toBe('0714-3349839')
})
