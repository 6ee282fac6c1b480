// How near a deadline is, in words; never by colour alone.
import type { Records } from '@shared/api/client'
import { t } from '@shared/i18n'

type Notice = Pick<Records['Notice'], 'state' | 'overdue' | 'days_left'>

export function due(notice: Notice): { text: string; tone: string } {
  if (notice.state !== 'issued' && notice.state !== 'continued') return { text: '', tone: '' }
  if (notice.overdue) return { text: t('notices.late', { days: Math.max(1, -notice.days_left) }), tone: 'late' }
  if (notice.days_left === 0) return { text: t('notices.today'), tone: 'near' }
  return { text: t('notices.left', { days: notice.days_left }), tone: notice.days_left <= 2 ? 'near' : '' }
}
