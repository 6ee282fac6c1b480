// What a visit still lacks, before it can be submitted: the server's refusals (visits/rules.cpp), told while the school is still in front of
// one, each with the step where it is put right. 国教督办〔2013〕2号; 《教育督导条例》第十二条.
import { isBlank, isBlankFinding, type VisitForm } from './form'

export const steps = ['checkin', 'items', 'methods', 'lessons', 'highlights', 'findings', 'process', 'feedback', 'photos', 'sign', 'review'] as const
export type Step = (typeof steps)[number]

export interface Missing {
  step: Step
  text: string // name of the message
  values?: Record<string, string | number>
}

const filled = (text: string): boolean => text.trim() !== ''

// `currentContent`: the digest of the content as it is now; empty while it is not known yet.
export function missingIn(form: VisitForm, currentContent = ''): Missing[] {
  const missing: Missing[] = []
  const need = (holds: boolean, step: Step, text: string, values?: Missing['values']): void => {
    if (!holds) missing.push({ step, text, values })
  }
  need(form.checked_in_at > 0, 'checkin', 'checkin')
  need(form.certificate_shown, 'checkin', 'certificate')
  need(form.mode !== 'collaborative' || form.companions.length > 0, 'checkin', 'companions')
  need(form.items.some((one) => one.verdict !== 'not_checked'), 'items', 'items')
  need(form.methods.length > 0, 'methods', 'method')
  form.lessons.forEach((lesson, index) => need(isBlank(lesson) || filled(lesson.remark), 'lessons', 'remark', { n: index + 1 }))
  form.highlights.forEach((one, index) => need(filled(one.text) || one.files.length === 0, 'highlights', 'highlight', { n: index + 1 }))
  const findings = form.findings.filter((one) => !isBlankFinding(one))
  need(findings.length > 0 || form.no_findings, 'findings', 'findings')
  need(!form.no_findings || form.items.every((one) => one.verdict !== 'problem'), 'findings', 'contradiction')
  form.findings.forEach((one, index) => need(isBlankFinding(one) || filled(one.description), 'findings', 'description', { n: index + 1 }))
  need(filled(form.feedback), 'feedback', 'feedback')
  need(filled(form.feedback_to), 'feedback', 'feedbackTo')
  need(form.inspector_signature !== '', 'sign', 'inspectorSignature')
  if (form.school_declined) need(filled(form.unsigned_reason), 'sign', 'reason')
  else {
    need(form.school_signature !== '', 'sign', 'schoolSignature')
    need(form.school_signature === '' || filled(form.school_signer), 'sign', 'signer')
  }
  const signed = form.inspector_signature !== '' || form.school_signature !== ''
  if (signed && currentContent) need(form.signed_content === currentContent, 'sign', 'changed')
  return missing
}

// What is allowed, but seldom meant.
export function hintsIn(form: VisitForm): Missing[] {
  const hints: Missing[] = []
  const hint = (says: boolean, step: Step, text: string, values?: Missing['values']): void => {
    if (says) hints.push({ step, text, values })
  }
  const unseen = form.items.filter((one) => one.key && one.verdict === 'not_checked')
  hint(unseen.length > 0, 'items', 'keyUnseen', { n: unseen.length })
  const named = new Set(form.findings.map((one) => one.item))
  const problems = form.items.filter((one) => one.verdict === 'problem' && !named.has(one.item))
  hint(problems.length > 0, 'findings', 'problemWithoutFinding', { title: problems[0]?.title ?? '' })
  hint(form.methods.includes('lesson_observation') && form.lessons.every(isBlank), 'lessons', 'noLesson')
  hint(!filled(form.process), 'process', 'noProcess')
  return hints
}

// Whether a step holds anything, for the tick on it.
export function begun(form: VisitForm, step: Step): boolean {
  switch (step) {
    case 'checkin':
      return form.checked_in_at > 0
    case 'items':
      return form.items.some((one) => one.verdict !== 'not_checked')
    case 'methods':
      return form.methods.length > 0
    case 'lessons':
      return form.lessons.some((one) => !isBlank(one))
    case 'highlights':
      return form.highlights.some((one) => filled(one.text))
    case 'findings':
      return form.no_findings || form.findings.length > 0
    case 'process':
      return filled(form.process)
    case 'feedback':
      return filled(form.feedback)
    case 'photos':
      return form.files.length > 0
    case 'sign':
      return form.inspector_signature !== '' && (form.school_signature !== '' || form.school_declined)
    case 'review':
      return false
  }
}
