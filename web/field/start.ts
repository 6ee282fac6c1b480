// Starting a visit: from a task or from a school, with the catalogue as it is on the phone.
import { computed } from 'vue'
import type { Router } from 'vue-router'
import { today } from '@shared/format'
import { startDraft } from '@shared/offline/drafts'
import { db, drafts, me, persist } from './phone'
import { recall, recallAll } from './recall'
import type { Task, Today } from './records'
import { itemsFor, newForm, type CatalogueItem } from './visit/form'

// An area leader sees the tasks of the area; records are the inspectors' own.
export const mayVisit = computed(() => me.value?.role === 'inspector')
export const draftFor = (school: string) => drafts.value.find((one) => one.school === school)

export async function catalogue(): Promise<CatalogueItem[]> {
  return (await recallAll<CatalogueItem>('items')).value
}

// Takes up the draft of this school if there is one; nobody writes two of them by accident.
export async function startVisit(router: Router, school: { id: string; name: string; kindergarten: boolean }, task: Task | null): Promise<void> {
  const account = me.value
  if (!account) return
  const known = draftFor(school.id)
  const id = known?.id ?? (await newDraft(school, task, account.account, account.county))
  void persist()
  await router.push({ name: 'visit', params: { id } })
}

async function newDraft(school: { id: string; name: string; kindergarten: boolean }, task: Task | null, account: string, county: string): Promise<string> {
  const items = await catalogue().catch(() => [])
  const keys = task?.items ?? (await keysOfMonth())
  const form = newForm(itemsFor(items, school.kindergarten, keys, today()))
  const record = await startDraft(db, { account, county, school: school.id, school_name: school.name, task: task?.id ?? null, form })
  return record.id
}

async function keysOfMonth(): Promise<string[]> {
  const known = await recall<Today>('today').catch(() => null)
  return known?.value.key_points?.items ?? []
}
