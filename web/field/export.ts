// A record as one file that anybody can open and that nothing is missing from: a page with its photos, and the bytes to be
// sent inside it for a program to take up.
import { dateTime } from '@shared/format'
import { t } from '@shared/i18n'
import type { OfflineRecord, StoredFile } from '@shared/offline/database'
import { base64 } from '@shared/offline/digest'
import { digestsIn } from '@shared/offline/files'
import { db } from './phone'
import { submissionOf, type Submission, type VisitForm } from './visit/form'
import { fileStem } from './words'

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

export function recordPage(record: OfflineRecord, submission: Submission, files: StoredFile[]): string {
  const section = (name: string, text: string): string => (text.trim() ? `<h2>${escaped(name)}</h2><p>${escaped(text).replace(/\n/g, '<br>')}</p>` : '')
  const items = submission.items.map((one) => `${one.title}：${t(`verdict.${one.verdict}`)}${one.note && `（${one.note}）`}`).join('\n')
  const findings = submission.findings
    .map((one, index) => `${index + 1}. ${one.description}${one.suggestion && `\n${t('findings.suggestion')}：${one.suggestion}`}${one.danger_to_life ? `\n${t('findings.danger')}` : ''}`)
    .join('\n')
  const pictures = files
    .map((file) => `<figure><img src="data:${file.type};base64,${base64(new Uint8Array(file.bytes))}" alt=""><figcaption>${file.digest}</figcaption></figure>`)
    .join('\n')
  const data = JSON.stringify({ id: record.id, county: record.county, state: record.state, digest: record.digest, body: record.body, submission, receipt: record.receipt })
  return `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(record.school_name)}</title>
<style>body{font:16px/1.6 sans-serif;max-width:50em;margin:1em auto;padding:0 1em}img{max-width:100%}figcaption{font-size:11px;overflow-wrap:anywhere}</style>
<h1>${escaped(record.school_name)}</h1>
<p>${escaped(dateTime(submission.checked_in_at))} · ${escaped(t(`mode.${submission.mode}`))} · ${escaped(t(`state.${record.state}`))}</p>
${section(t('step.items'), items)}
${section(t('step.methods'), submission.methods.map((one) => t(`method.${one}`)).join(t('listJoint')))}
${section(t('step.lessons'), submission.lessons.map((one) => [one.class_name, one.subject, one.teacher, one.remark].filter(Boolean).join(' · ')).join('\n'))}
${section(t('step.highlights'), submission.highlights.map((one) => one.text).join('\n'))}
${section(t('step.findings'), submission.no_findings ? t('findings.none') : findings)}
${section(t('step.process'), submission.process)}
${section(t('step.feedback'), submission.feedback)}
${section(t('sign.reason'), submission.unsigned_reason)}
${pictures}
<script type="application/json" id="guapai-record">${data.replace(/</g, '\\u003c')}</script>
</html>
`
}

export async function exportRecord(record: OfflineRecord): Promise<void> {
  const submission = record.body ? (JSON.parse(record.body) as Submission) : submissionOf(record.form as VisitForm, record.school, record.task)
  const files = await db.files.bulkGet(digestsIn(submission))
  const page = recordPage(record, submission, files.filter((file) => file !== undefined))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([page], { type: 'text/html' }))
  link.download = `${fileStem(record)}.html`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
