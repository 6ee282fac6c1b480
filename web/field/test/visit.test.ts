import { describe, expect, it } from 'vitest'
import { differences } from '../visit/differences'
import { contentDigest, itemsFor, newFinding, newForm, submissionOf, type CatalogueItem, type VisitForm } from '../visit/form'
import { inkBox } from '../visit/ink'
import { begun, hintsIn, missingIn } from '../visit/missing'

const item = (id: string, more: Partial<CatalogueItem> = {}): CatalogueItem => ({
  county: '420200', version: 1, valid_from: null, valid_to: null, basis: '', id, code: id, title: `事项${id}`, points: '', kind: 'regular', audience: 'schools', active: true, inspectors: null, position: 0, ...more
})
function complete(): VisitForm {
  const form = newForm(itemsFor([item('a'), item('b')], false, [], '2026-03-05'))
  form.checked_in_at = Date.parse('2026-03-05T09:30:00+08:00')
  form.finished_at = form.checked_in_at + 3_600_000
  form.certificate_shown = true
  form.items[0]!.verdict = 'good'
  form.methods = ['campus_patrol']
  form.no_findings = true
  form.process = '巡视校园'
  form.feedback = '总体良好'
  form.feedback_to = '王校长'
  form.inspector_signature = 'a'.repeat(64)
  form.school_signature = 'b'.repeat(64)
  form.school_signer = '王校长'
  return form
}
const lacking = (change: (form: VisitForm) => void): string[] => {
  const form = complete()
  change(form)
  return missingIn(form).map((one) => one.text)
}

describe('the items of a visit', () => {
  it('are those of the school’s kind, the month’s key items first, then in the catalogue’s order', () => {
    const catalogue = [item('R2', { position: 2 }), item('R1', { position: 1 }), item('K1', { audience: 'kindergartens' }), item('T1', { position: 9 }), item('old', { active: false })]
    const items = itemsFor(catalogue, false, ['T1'], '2026-03-05')
    expect(items.map((one) => [one.item, one.key])).toEqual([['T1', true], ['R1', false], ['R2', false]])
    expect(itemsFor(catalogue, true, [], '2026-03-05').map((one) => one.item)).toEqual(['K1'])
  })
  it('leave out a special topic outside its period', () => {
    const topic = item('T', { kind: 'special_topic', valid_from: '2026-03-01', valid_to: '2026-03-31' })
    expect(itemsFor([topic], false, [], '2026-03-31')).toHaveLength(1)
    expect(itemsFor([topic], false, [], '2026-04-01')).toHaveLength(0)
    expect(itemsFor([topic], false, [], '2026-02-28')).toHaveLength(0)
  })
})

describe('what is missing', () => {
  it('is nothing when the visit is complete', () => {
    expect(missingIn(complete())).toEqual([])
    expect(hintsIn(complete())).toEqual([])
  })
  it('is everything in an empty visit, in the order of the steps', () => {
    expect(missingIn(newForm([])).map((one) => one.text)).toEqual(['checkin', 'certificate', 'items', 'method', 'findings', 'feedback', 'feedbackTo', 'inspectorSignature', 'schoolSignature'])
  })
  it('names each rule by itself', () => {
    expect(lacking((form) => (form.certificate_shown = false))).toEqual(['certificate'])
    expect(lacking((form) => (form.items[0]!.verdict = 'not_checked'))).toEqual(['items'])
    expect(lacking((form) => (form.methods = []))).toEqual(['method'])
    expect(lacking((form) => (form.no_findings = false))).toEqual(['findings'])
    expect(lacking((form) => (form.feedback = '  '))).toEqual(['feedback'])
    expect(lacking((form) => (form.feedback_to = ''))).toEqual(['feedbackTo'])
    expect(lacking((form) => (form.mode = 'collaborative'))).toEqual(['companions'])
    expect(lacking((form) => (form.items[0]!.verdict = 'problem'))).toEqual(['contradiction'])
    expect(lacking((form) => (form.inspector_signature = ''))).toEqual(['inspectorSignature'])
    expect(lacking((form) => (form.school_signature = ''))).toEqual(['schoolSignature'])
    expect(lacking((form) => (form.school_signer = ' '))).toEqual(['signer'])
  })
  it('is the reason when the school did not sign', () => {
    const declined = (form: VisitForm): void => {
      form.school_declined = true
      form.school_signature = ''
    }
    expect(lacking(declined)).toEqual(['reason'])
    expect(lacking((form) => (declined(form), (form.unsigned_reason = '校长外出开会')))).toEqual([])
  })
  it('is the description of the second finding, not of a row left empty', () => {
    const change = (form: VisitForm): void => {
      form.no_findings = false
      form.findings = [{ ...newFinding(), description: '留样不足' }, { ...newFinding(), suggestion: '补足' }, newFinding()]
    }
    const form = complete()
    change(form)
    expect(missingIn(form)).toEqual([{ step: 'findings', text: 'description', values: { n: 2 } }])
  })
  it('is a new signature when the content was changed after signing', async () => {
    const form = complete()
    form.signed_content = await contentDigest(form)
    expect(missingIn(form, await contentDigest(form))).toEqual([])
    form.feedback = '另有问题'
    expect(missingIn(form, await contentDigest(form)).map((one) => one.text)).toEqual(['changed'])
  })
  it('does not include what is only worth a second look', () => {
    const form = complete()
    form.items[1] = { ...form.items[1]!, key: true }
    form.items[0]!.verdict = 'problem'
    form.no_findings = false
    form.findings = [{ ...newFinding('b'), description: '门口乱停车' }]
    form.methods = ['lesson_observation']
    form.process = ''
    expect(missingIn(form)).toEqual([])
    expect(hintsIn(form).map((one) => one.text)).toEqual(['keyUnseen', 'problemWithoutFinding', 'noLesson', 'noProcess'])
  })
})

describe('the submission', () => {
  it('drops rows opened and left empty, trims, and keeps everything else', () => {
    const form = complete()
    form.lessons = [{ class_name: '', subject: '', teacher: '', remark: ' ' }, { class_name: '三（2）班', subject: '语文', teacher: '', remark: ' 目标明确 ' }]
    form.no_findings = false
    form.findings = [newFinding(), { ...newFinding('a'), description: ' 留样不足 ', danger_to_life: true, files: ['c'.repeat(64)] }]
    form.process = ' 巡视校园 '
    const sent = submissionOf(form, 'school', 'task')
    expect(sent.lessons).toEqual([{ class_name: '三（2）班', subject: '语文', teacher: '', remark: '目标明确' }])
    expect(sent.findings).toHaveLength(1)
    expect(sent.findings[0]).toMatchObject({ item: 'a', description: '留样不足', danger_to_life: true, files: ['c'.repeat(64)] })
    expect(sent.process).toBe('巡视校园')
    expect(sent.checked_in_at).toBe('2026-03-05T01:30:00.000Z')
    expect([sent.school, sent.task]).toEqual(['school', 'task'])
  })
  it('carries the reason instead of the school’s signature when it did not sign', () => {
    const form = { ...complete(), school_declined: true, unsigned_reason: '校长外出' }
    expect(submissionOf(form, 's', null)).toMatchObject({ school_signature: '', school_signer: '', unsigned_reason: '校长外出' })
    expect(submissionOf({ ...form, school_declined: false }, 's', null).unsigned_reason).toBe('')
  })
  it('names companions only of visits made together', () => {
    const form = { ...complete(), companions: ['x'] }
    expect(submissionOf(form, 's', null).companions).toEqual([])
    expect(submissionOf({ ...form, mode: 'collaborative' }, 's', null).companions).toEqual(['x'])
    expect(submissionOf({ ...form, mode: 'random' }, 's', null).companions).toEqual(['x'])
  })
})

it('a step shows its tick once it holds something', () => {
  const form = newForm([])
  expect(begun(form, 'process')).toBe(false)
  form.process = '到校'
  expect(begun(form, 'process')).toBe(true)
})

it('two versions are compared field by field; what the server adds is no difference', () => {
  const here = { process: '一', findings: [{ description: '甲' }], files: [], no_findings: false }
  expect(differences(here, { ...here, received_at: 'x' })).toEqual([])
  expect(differences(here, { ...here, process: '二', files: ['f'] })).toEqual([
    { field: 'process', here: '一', there: '二' },
    { field: 'files', here: '—', there: 'f' }
  ])
})

it('a signature is cut to its ink', () => {
  const alpha = new Uint8Array(10 * 6)
  alpha[2 * 10 + 3] = 255
  alpha[4 * 10 + 7] = 1
  expect(inkBox(alpha, 10, 6)).toEqual({ left: 3, top: 2, width: 5, height: 3 })
  expect(inkBox(new Uint8Array(60), 10, 6)).toBeNull()
})
