// A visit as it is being written on the phone, and as it is submitted (VisitSubmission of the interface).
//
// The form holds a little more than is sent: titles for offline reading, the reason why the school does not sign, what was
// signed. Files are digests; the bytes lie in the phone's file store.
import type { Records } from '@shared/api/client'
import { newId } from '@shared/api/id'
import { sha256 } from '@shared/offline/digest'

export const modes = ['drop_in', 'collaborative', 'random', 'follow_up'] as const
export const methods = ['lesson_observation', 'document_review', 'meeting_attendance', 'interview_visit', 'questionnaire', 'campus_patrol'] as const
export const verdicts = ['good', 'fair', 'problem', 'not_checked'] as const
export const severities = ['minor', 'general', 'serious', 'complex'] as const
export type Mode = (typeof modes)[number]
export type Method = (typeof methods)[number]
export type Verdict = (typeof verdicts)[number]
export type Severity = (typeof severities)[number]

export type CatalogueItem = Records['SupervisionItem']
export interface ItemAnswer {
  item: string
  title: string
  points: string
  key: boolean // of this month's key points
  verdict: Verdict
  note: string
}
export interface Lesson {
  class_name: string
  subject: string
  teacher: string
  remark: string
}
export interface Highlight {
  text: string
  files: string[]
}
export interface FormFinding {
  id: string
  item: string | null
  description: string
  suggestion: string
  basis: string
  severity: Severity | null
  danger_to_life: boolean
  files: string[]
}
export interface VisitForm {
  mode: Mode
  companions: string[]
  checked_in_at: number // milliseconds, 0: not yet
  longitude: number | null
  latitude: number | null
  certificate_shown: boolean
  items: ItemAnswer[]
  methods: Method[]
  lessons: Lesson[]
  highlights: Highlight[]
  findings: FormFinding[]
  no_findings: boolean
  process: string
  feedback: string
  feedback_to: string
  files: string[]
  inspector_signature: string
  school_signature: string
  school_signer: string
  school_declined: boolean
  unsigned_reason: string
  signed_content: string // digest of what the first signature was put under
  finished_at: number
  step: string // where the user was
}

// The catalogue that applies to a school on a day: the month's key items first, then in the catalogue's order.
export function itemsFor(catalogue: CatalogueItem[], kindergarten: boolean, keys: string[], day: string): ItemAnswer[] {
  return catalogue
    .filter((one) => one.active && one.audience === (kindergarten ? 'kindergartens' : 'schools'))
    .filter((one) => (!one.valid_from || one.valid_from <= day) && (!one.valid_to || one.valid_to >= day))
    .map((one) => ({ ...one, key: keys.includes(one.id) }))
    .sort((a, b) => Number(b.key) - Number(a.key) || a.position - b.position || a.code.localeCompare(b.code))
    .map(({ id, title, points, key }) => ({ item: id, title, points, key, verdict: 'not_checked', note: '' }))
}

export function newForm(items: ItemAnswer[]): VisitForm {
  return {
    mode: 'drop_in',
    companions: [],
    checked_in_at: 0,
    longitude: null,
    latitude: null,
    certificate_shown: false,
    items,
    methods: [],
    lessons: [],
    highlights: [],
    findings: [],
    no_findings: false,
    process: '',
    feedback: '',
    feedback_to: '',
    files: [],
    inspector_signature: '',
    school_signature: '',
    school_signer: '',
    school_declined: false,
    unsigned_reason: '',
    signed_content: '',
    finished_at: 0,
    step: 'checkin'
  }
}

export function newFinding(item: string | null = null): FormFinding {
  return { id: newId(), item, description: '', suggestion: '', basis: '', severity: null, danger_to_life: false, files: [] }
}

export type Submission = Required<Records['VisitSubmission']>

const trimmed = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value])) as T

// Modes in which others come along.
export const together = (mode: Mode): boolean => mode === 'collaborative' || mode === 'random'

// What is sent. Empty rows that were opened and left are dropped; nothing else is.
export function submissionOf(form: VisitForm, school: string, task: string | null): Submission {
  const declined = form.school_declined
  return {
    school,
    task,
    mode: form.mode,
    companions: together(form.mode) ? form.companions : [],
    checked_in_at: instant(form.checked_in_at),
    longitude: form.longitude,
    latitude: form.latitude,
    certificate_shown: form.certificate_shown,
    finished_at: instant(form.finished_at),
    methods: methods.filter((method) => form.methods.includes(method)),
    items: form.items.map(({ item, title, verdict, note }) => ({ item, title, verdict, note: note.trim() })),
    lessons: form.lessons.filter((lesson) => !isBlank(lesson)).map(trimmed),
    process: form.process.trim(),
    highlights: form.highlights.filter((one) => one.text.trim() || one.files.length > 0).map(trimmed),
    findings: form.findings.filter((one) => !isBlankFinding(one)).map(trimmed),
    no_findings: form.no_findings,
    feedback: form.feedback.trim(),
    feedback_to: form.feedback_to.trim(),
    files: form.files,
    inspector_signature: form.inspector_signature,
    school_signature: declined ? '' : form.school_signature,
    school_signer: declined ? '' : form.school_signer.trim(),
    unsigned_reason: declined ? form.unsigned_reason.trim() : ''
  }
}

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString()
export const isBlank = (lesson: Lesson): boolean => !Object.values(lesson).some((text: string) => text.trim())
export const isBlankFinding = (one: FormFinding): boolean => !one.description.trim() && !one.suggestion.trim() && one.files.length === 0

// What both sides put their names under: everything but the signatures and the hour of leaving.
export async function contentDigest(form: VisitForm): Promise<string> {
  const { inspector_signature, school_signature, school_signer, unsigned_reason, finished_at, ...content } = submissionOf(form, '', null)
  void [inspector_signature, school_signature, school_signer, unsigned_reason, finished_at]
  return sha256(JSON.stringify(content))
}
