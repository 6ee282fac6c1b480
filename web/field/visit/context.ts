// What the steps of a visit share: the form, which saves itself at every change, and what is around it.
import { inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import type { OfflineRecord } from '@shared/offline/database'
import { contentDigest, type VisitForm } from './form'
import type { Missing, Step } from './missing'

export interface VisitContext {
  form: VisitForm
  record: OfflineRecord
  missing: ComputedRef<Missing[]>
  go: (step: Step) => void
  dropped: (digest: string) => void // a photo was taken out
}
const key: InjectionKey<VisitContext> = Symbol('visit')

export const provideVisit = (context: VisitContext): void => provide(key, context)
export function useVisit(): VisitContext {
  const context = inject(key)
  if (!context) throw new Error('no visit here')
  return context
}

// Notes what is signed; called with every signature.
export async function sealContent(form: VisitForm): Promise<void> {
  form.signed_content = await contentDigest(form)
}
