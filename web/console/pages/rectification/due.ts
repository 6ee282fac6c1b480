// How near a deadline is, in words; never by colour alone.
import type { Records } from '@shared/api/client'
import { deadlineOf } from '@shared/deadline'
import { t } from '@shared/i18n'

export function due(notice: Pick<Records['Notice'], 'state' | 'overdue' | 'days_left'>): { text: string; tone: string } {
  const deadline = deadlineOf(notice)
  if (!deadline) return { text: '', tone: '' }
  const near = deadline.word !== 'late' && deadline.days <= 2
  return { text: t(`notices.${deadline.word}`, { days: deadline.days }), tone: deadline.word === 'late' ? 'late' : near ? 'near' : '' }
}
