// How near a notice's deadline is; nothing while it does not wait for the school.
import type { Records } from './api/client'

export type Deadline = { word: 'late' | 'today' | 'left'; days: number }

export function deadlineOf(notice: Pick<Records['Notice'], 'state' | 'overdue' | 'days_left'>): Deadline | null {
  if (notice.state !== 'issued' && notice.state !== 'continued') return null
  if (notice.overdue) return { word: 'late', days: Math.max(1, -notice.days_left) }
  return notice.days_left === 0 ? { word: 'today', days: 0 } : { word: 'left', days: notice.days_left }
}
