import { describe, expect, it } from 'vitest'
import { blanks, plus } from '../components/weeks'
import { alone, daysOf, inspectorsOf, monthWithin, usual, verdict, type Visit } from '../pages/calendars/month'

const visit = (id: string, day: string, inspectors: string[], names: string[]): Visit =>
  ({ id, day, inspectors, inspector_names: names, check_titles: [], checks: [], items: [], school_name: id }) as unknown as Visit
const month = {
  month: '2026-03',
  days: Array.from({ length: 31 }, (_, index) => ({ date: `2026-03-${String(index + 1).padStart(2, '0')}`, working: true, vacation: false, training: false, name: '' })),
  visits: [visit('甲校', '2026-03-02', ['i1'], ['张三']), visit('乙校', '2026-03-02', ['i2', 'i1'], ['安宁', '张三']), visit('丙校', '2026-03-03', [], [])]
}
const calendar = (id: string, state: string, from_month: string, to_month: string) => ({ id, state, from_month, to_month }) as never

describe('the month of visits', () => {
  it('begins its weeks on Monday: 1 March 2026 is a Sunday', () => {
    expect(blanks(month.days)).toEqual({ before: 6, after: 5 })
  })
  it('shows an inspector also the visits where somebody else comes first', () => {
    expect(daysOf(month, 'i1')[1]!.visits.map((one) => one.id)).toEqual(['甲校', '乙校'])
    expect(daysOf(month, 'i2')[1]!.visits.map((one) => one.id)).toEqual(['乙校'])
  })
  it('finds the departments that come alone', () => {
    expect(daysOf(month, alone).flatMap((one) => one.visits).map((one) => one.id)).toEqual(['丙校'])
  })
  it('names every inspector once, by name', () => {
    expect(inspectorsOf(month).map((one) => one.label)).toEqual(['安宁', '张三'])
  })
  it('is one of the calendar’s months, whatever the address bar says', () => {
    const spring = calendar('a', 'draft', '2020-03', '2020-06')
    expect(monthWithin(spring, '2020-05')).toBe('2020-05')
    expect(monthWithin(spring, '2021-05')).toBe('2020-03')
    expect(plus('2026-12', 1)).toBe('2027-01')
    expect(plus('2026-01', -1)).toBe('2025-12')
  })
  it('is by itself that of the calendar in force, else of the latest', () => {
    const draft = calendar('a', 'draft', '2026-03', '2026-06')
    const inForce = calendar('b', 'accepted', '2026-03', '2026-06')
    expect(usual([draft, inForce], '2026-04')).toBe(inForce)
    expect(usual([draft, inForce], '2026-09')).toBe(draft)
    expect(usual([], '2026-09')).toBeUndefined()
  })
})

describe('a day for a visit', () => {
  const breach = (hard: boolean) => ({ code: 'x', hard, zh: '', en: '' })
  it('is refused by one hard rule, and only told of soft ones', () => {
    expect(verdict([])).toBe('fine')
    expect(verdict([breach(false)])).toBe('soft')
    expect(verdict([breach(false), breach(true)])).toBe('hard')
  })
})
