// A draft as the form holds it: times as they are typed, always China's, whatever the device thinks.
import type { Records } from '@shared/api/client'
import { isoDate, time } from '@shared/format'

export type Draw = Records['Draw']
export interface Source {
  name: string
  kind: 'public_numbers' | 'witness'
  falls_at: string // 2026-11-26 21:15
  seed_hash: string
}
export interface Draft {
  form: Record<string, unknown>
  quotas: Record<string, number | undefined>
  sources: Source[]
}

export const emptySource = (): Source => ({ name: '', kind: 'public_numbers', falls_at: '', seed_hash: '' })
export const emptyDraft = (): Draft => ({
  form: { name: '', weight_by: 'equal', strata_by: 'type', division: '', town: '', reveal_by: '', algorithm: 'sha256' },
  quotas: {},
  sources: [emptySource()]
})

export function draftOf(draw: Draw): Draft {
  const { name, weight_by, strata_by, division, town, reveal_by, algorithm } = draw
  return {
    form: { name, weight_by, strata_by, division, town, reveal_by, algorithm },
    quotas: Object.fromEntries(draw.quotas.map((one) => [one.stratum, one.quota])),
    sources: draw.sources.map((one) => ({
      name: one.name,
      kind: one.kind ?? 'public_numbers',
      falls_at: `${isoDate(one.falls_at)} ${time(one.falls_at)}`,
      seed_hash: one.seed_hash ?? ''
    }))
  }
}

// What is saved: quotas of the strata there are, without those of nothing.
export function bodyOf(draft: Draft, strata: string[]): Draw {
  return {
    ...draft.form,
    reveal_by: draft.form.reveal_by || undefined,
    quotas: strata.filter((one) => draft.quotas[one]).map((stratum) => ({ stratum, quota: draft.quotas[stratum] })),
    sources: draft.sources.map((one) => ({
      name: one.name.trim(),
      kind: one.kind,
      falls_at: one.falls_at ? new Date(`${one.falls_at.replace(' ', 'T')}:00+08:00`).toISOString() : undefined,
      seed_hash: one.kind === 'witness' ? one.seed_hash.trim().toLowerCase() : ''
    }))
  } as unknown as Draw
}
