import { expect, it } from 'vitest'
import { addMessages } from '@shared/i18n'
import { base64, sha256 } from '@shared/offline/digest'
import type { OfflineRecord, StoredFile } from '@shared/offline/database'
import { zh } from '../messages/zh'
import { recordPage } from '../export'
import { newFinding, newForm, submissionOf } from '../visit/form'

it('an exported record is one page with its photos, and holds the bytes to be sent', async () => {
  addMessages(zh, {})
  const bytes = new TextEncoder().encode('photo').buffer as ArrayBuffer
  const file: StoredFile = { digest: await sha256(bytes), type: 'image/jpeg', size: 5, bytes, captured_at: 0 }
  const form = newForm([])
  form.findings = [{ ...newFinding(), description: '留样<不足>', files: [file.digest] }]
  form.process = '</script><script>alert(1)</script>'
  const submission = submissionOf(form, 's', null)
  const record = { id: 'v', county: '420200', state: 'queued', digest: 'd', body: JSON.stringify(submission), school_name: '实验小学', receipt: null } as unknown as OfflineRecord
  const page = new DOMParser().parseFromString(recordPage(record, submission, [file]), 'text/html')
  expect(page.querySelectorAll('script')).toHaveLength(1)
  expect(page.body.textContent).toContain('留样<不足>')
  expect(page.querySelector('img')?.getAttribute('src')).toBe(`data:image/jpeg;base64,${base64(new Uint8Array(bytes))}`)
  const inside = JSON.parse(page.querySelector('#guapai-record')?.textContent ?? '') as { body: string }
  expect(inside.body).toBe(record.body)
})
