// One record by its id: loaded, loaded again when the id changes, with its problem.
import { ref, watch, type Ref } from 'vue'
import { Problem } from '@shared/api/problem'

export function useRecord<T>(id: () => string, load: (id: string) => Promise<T>) {
  const record = ref(null) as Ref<T | null>
  const problem = ref<Problem | null>(null)
  async function reload(): Promise<void> {
    problem.value = null
    try {
      record.value = await load(id())
    } catch (thrown) {
      problem.value = Problem.from(thrown)
    }
  }
  watch(
    id,
    (value) => {
      record.value = null
      if (value) void reload()
    },
    { immediate: true }
  )
  return { record, problem, reload }
}
