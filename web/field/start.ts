// Starting a visit: from a task or from a school, with the catalogue as it is on the phone.
import { computed } from 'vue'
import type { Router } from 'vue-router'
import { today } from '@shared/format'
import { startDraft } from '@shared/offline/drafts'
import { db, drafts, me, persist } from './phone'
import { atHand, recall, recallAll } from './recall'
import type { School, Task, Today } from './records'
import { itemsFor, newForm, type CatalogueItem, type ItemAnswer } from './visit/form'

// An area leader sees the tasks of the area; records are the inspectors' own.
export const mayVisit = computed(() => me.value?.role === 'inspector')
export const draftFor = (school: string) => drafts.value.find((one) => one.school === school)

let starting = false // a second tap of an impatient thumb

// Takes up the draft of this school if there is one; nobody writes two of them by accident.
export async function startVisit(router: Router, school: { id: string; name: string }, task: Task | null): Promise<void> {
  const account = me.value
  if (!account || starting) return
  starting = true
  try {
    const id = draftFor(school.id)?.id ?? (await newDraft(school, task, account.account, account.county))
    void persist()
    await router.push({ name: 'visit', params: { id } })
  } finally {
    starting = false
  }
}

async function newDraft(school: { id: string; name: string }, task: Task | null, account: string, county: string): Promise<string> {
  const form = newForm(await itemsOf(school.id))
  const record = await startDraft(db, { account, county, school: school.id, school_name: school.name, task: task?.id ?? null, form })
  return record.id
}

// What is to be looked at in a school today: the catalogue of its kind, the key items of its task or of the month first.
export async function itemsOf(school: string): Promise<ItemAnswer[]> {
  const catalogue = (await atHand('items', () => recallAll<CatalogueItem>('items'))) ?? []
  const kinds = (await atHand('schools', () => recallAll<School>('schools'))) ?? []
  const known = await tasksAtHand()
  const task = known?.tasks.find((one) => one.school === school && one.state === 'open')
  const kindergarten = kinds.find((one) => one.id === school)?.type === 'kindergarten'
  return itemsFor(catalogue, kindergarten, task?.items ?? known?.key_points?.items ?? [], today())
}
export const tasksAtHand = (): Promise<Today | null> => atHand('today', () => recall<Today>('today'))
