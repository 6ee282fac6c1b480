// What a page does on the server: whether it is under way, and the problem it ended with. The next attempt clears it.
import { ref } from 'vue'
import { Problem } from '@shared/api/problem'

export function useAttempt() {
  const problem = ref<Problem | null>(null)
  const busy = ref(false)
  async function attempt(action: () => Promise<void>): Promise<void> {
    busy.value = true
    problem.value = null
    try {
      await action()
    } catch (thrown) {
      problem.value = Problem.from(thrown)
    } finally {
      busy.value = false
    }
  }
  return { problem, busy, attempt }
}
