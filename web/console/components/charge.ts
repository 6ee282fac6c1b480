// Inspectors and areas have schools for a time. At a school they handed over they still read what they made, and act no more.
import { ref, watch, type Ref } from 'vue'
import { useSession } from '@shared/session'
import type { Filter } from './columns'
import { names } from './lookups'

export function hasSchoolsForATime(): boolean {
  const role = useSession().session?.role
  return role === 'inspector' || role === 'area_leader'
}
export const inChargeFilter = (): Filter[] => (hasSchoolsForATime() ? [{ key: 'in_charge', title: 'inCharge', kind: 'flag' }] : [])
// For links that count what waits for him.
export const inChargeQuery = (): Record<string, string> => (hasSchoolsForATime() ? { in_charge: '1' } : {})

// Whether the reader is in charge of the record's school; taken for granted until it is known.
export function useInCharge(school: () => string | undefined): Ref<boolean> {
  const inCharge = ref(true)
  watch(
    school,
    async (id) => {
      inCharge.value = true
      if (id && hasSchoolsForATime()) inCharge.value = (await names('schools')).has(id)
    },
    { immediate: true }
  )
  return inCharge
}
