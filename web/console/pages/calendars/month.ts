// A month of planned visits, laid out: what is shown of which day, and what a day would break.
import type { Records } from '@shared/api/client'
import { today } from '@shared/format'
import type { Option } from '../../components/columns'

export type Visit = Records['CalendarVisit']
export type Breach = Records['CalendarBreach']
type Calendar = Records['VisitCalendar']
type Month = Records['CalendarMonth']

// Whose round of which day is looked at.
export interface RoundAsked {
  calendar: string
  inspector: string
  name: string
  day: string
}
export const roundOf = (visit: Visit, who = 0): RoundAsked => ({ calendar: visit.calendar, inspector: visit.inspectors[who]!, name: visit.inspector_names[who] ?? '', day: visit.day })

// Departments that come without an inspector, as a choice of the filter.
export const alone = 'alone'

export interface MonthDay {
  day: Month['days'][number]
  visits: Visit[]
}
export function daysOf(month: Month, inspector: string): MonthDay[] {
  return month.days.map((day) => ({ day, visits: month.visits.filter((one) => one.day === day.date && belongs(one, inspector)) }))
}
const belongs = (visit: Visit, inspector: string): boolean =>
  !inspector || (inspector === alone ? visit.inspectors.length === 0 : visit.inspectors.includes(inspector))

// Who visits a school this month, by name.
export function inspectorsOf(month: Month): Option[] {
  const names = new Map(month.visits.flatMap((one) => one.inspectors.map((id, index) => [id, one.inspector_names[index] ?? ''] as const)))
  return [...names].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label, 'zh'))
}

// The month asked for where the calendar has it; else this month, else its first.
export function monthWithin(calendar: Calendar, asked: string): string {
  const has = (month: string): boolean => calendar.from_month <= month && month <= calendar.to_month
  return [asked, today().slice(0, 7)].find(has) ?? calendar.from_month
}
// What is looked at without a choice: the calendar in force this month, else the latest.
export function usual(calendars: Calendar[], month = today().slice(0, 7)): Calendar | undefined {
  return calendars.find((one) => one.state === 'accepted' && one.from_month <= month && month <= one.to_month) ?? calendars[0]
}

export type Verdict = 'fine' | 'soft' | 'hard'
export function verdict(breaks: Breach[] | undefined): Verdict {
  if (!breaks?.length) return 'fine'
  return breaks.some((one) => one.hard) ? 'hard' : 'soft'
}
