// Who is signed in. Permissions decide what is shown; the server decides what is allowed.
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { answer, api, useCsrf, type Records } from './api/client'
import { Problem } from './api/problem'

export type Session = Records['Session']

export const useSession = defineStore('session', () => {
  const session = ref<Session | null>(null)
  const county = computed(() => session.value?.county ?? '')

  function take(value: Session | null): void {
    session.value = value
    useCsrf(value?.csrf ?? '')
  }
  // Whether somebody is signed in; asks the server.
  async function restore(): Promise<boolean> {
    try {
      take(await answer(api.GET('/api/v1/session')))
    } catch (thrown) {
      const problem = Problem.from(thrown)
      if (problem.status !== 401) throw problem
      take(null)
    }
    return session.value !== null
  }
  async function signIn(login: string, password: string): Promise<void> {
    take(await answer(api.POST('/api/v1/session', { body: { login, password } })))
  }
  async function signOut(): Promise<void> {
    await answer(api.DELETE('/api/v1/session'))
    take(null)
  }
  function may(permission: string): boolean {
    return session.value?.permissions.includes(permission) ?? false
  }
  return { session, county, take, restore, signIn, signOut, may }
})
