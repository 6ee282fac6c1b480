// Everything that happened to a notice, in order.
import type { Records } from '@shared/api/client'
import { choiceTitle } from '@shared/api/described'
import { date, dateTime } from '@shared/format'
import { t } from '@shared/i18n'
import type { Step } from '../../components/timeline'

export function stepsOf(notice: Records['Notice'], rounds: Records['Round'][], objections: Records['Objection'][]): Step[] {
  const steps: (Step & { order: string })[] = [
    { order: notice.issued_on, at: date(notice.issued_on), text: t('notices.issuedStep'), who: notice.inspector_name, detail: notice.document_number }
  ]
  for (const round of rounds) {
    const which = t('notices.round', { round: round.round })
    if (round.answered_at) steps.push({ order: round.answered_at, at: dateTime(round.answered_at), text: `${which} · ${t('notices.answerHead')}`, who: round.answered_by })
    if (round.checked_at)
      steps.push({
        order: round.checked_at,
        at: dateTime(round.checked_at),
        text: `${which} · ${choiceTitle('RectificationVerdict', round.verdict)}`,
        who: round.checked_by,
        tone: round.verdict === 'put_right' ? 'done' : 'near'
      })
  }
  for (const one of objections) {
    steps.push({ order: one.made_at, at: dateTime(one.made_at), text: t('notices.objected'), who: one.made_by })
    if (one.replied_at) steps.push({ order: one.replied_at, at: dateTime(one.replied_at), text: choiceTitle('ObjectionState', one.state), who: one.replied_by })
  }
  return steps.sort((a, b) => a.order.localeCompare(b.order))
}
