// The phone as the pages see it: who uses it, whether there is a network, what waits to be sent. One of it per page.
//
// Who was signed in is remembered, so that the app opens without a network. When the session has ended meanwhile, nothing
// is closed and nothing is lost: the pages go on with what is on the phone and a banner asks to sign in again.
import { liveQuery } from 'dexie'
import { computed, ref, shallowRef } from 'vue'
import { useCsrf, whenSignedOut } from '@shared/api/client'
import { useDescribed, type Described } from '@shared/api/described'
import { Problem } from '@shared/api/problem'
import { read, remembered } from '@shared/offline/cache'
import { OfflineDatabase, type OfflineRecord } from '@shared/offline/database'
import { freeSent } from '@shared/offline/drafts'
import { Outbox, type Progress } from '@shared/offline/outbox'
import { sender } from '@shared/offline/sender'
import { useSession, type Session } from '@shared/session'
import { get } from './api'

export const db = new OfflineDatabase()
export const me = shallowRef<Session | null>(null)
export const online = ref(navigator.onLine)
export const signedOut = ref(false)
export const records = shallowRef<OfflineRecord[]>([])
export const strangers = ref(0) // unsent records of other accounts on this phone
export const sending = shallowRef<Progress | null>(null)
export const lastPass = ref<{ at: number; stopped: 'offline' | 'signed_out' | 'busy' | null } | null>(null)
export const secure = globalThis.isSecureContext

export const drafts = computed(() => records.value.filter((one) => one.state === 'draft'))
export const unsent = computed(() => records.value.filter((one) => one.state !== 'draft' && one.state !== 'sent'))
export const sent = computed(() => records.value.filter((one) => one.state === 'sent').sort((a, b) => b.sent_at - a.sent_at))
export const needsHelp = computed(() => unsent.value.filter((one) => ['refused', 'conflict', 'doubtful'].includes(one.state)).length)

const week = 7 * 86_400_000
const outbox = new Outbox(db, sender, (progress) => (sending.value = progress))
let timer: ReturnType<typeof setTimeout> | undefined
let watching: { unsubscribe(): void } | undefined

// Opens the app: first from memory, then as the server says.
export async function start(): Promise<void> {
  whenSignedOut(() => (signedOut.value = me.value !== null))
  window.addEventListener('online', () => {
    online.value = true
    void greet().then(() => send(true))
  })
  window.addEventListener('offline', () => (online.value = false))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void send(true)
  })
  // A network that is there without reaching the server tells nobody when it does again.
  setInterval(() => {
    if (!online.value && document.visibilityState === 'visible') void greet().then(() => send())
  }, 30_000)
  const known = await db.setting<Session>('session')
  if (known) use(known)
  else watch('')
  const greeting = greet()
  if (!known) await greeting
  void greeting.then(() => send(true))
  void freeSent(db, week)
  const schema = await remembered<Described>(db, '', 'schema')
  if (schema) useDescribed(schema.value)
}

// Asks the server who is signed in.
async function greet(): Promise<void> {
  const session = useSession()
  try {
    if (await session.restore()) await signedIn()
    else signedOut.value = me.value !== null
    online.value = true
    useDescribed((await read(db, '', 'schema', () => get<Described>('/api/v1/schema'))).value)
  } catch (thrown) {
    if (Problem.from(thrown).offline) online.value = false
  }
}

// After signing in: the same account goes on where it was, another one sees only its own.
export async function signedIn(): Promise<void> {
  const session = useSession().session
  if (!session) return
  signedOut.value = false
  if (me.value?.account !== session.account) use(session)
  else me.value = session
  await db.set('session', session)
  void send(true)
}

export async function signOut(): Promise<void> {
  await useSession().signOut()
  const account = me.value?.account ?? ''
  await db.settings.delete('session')
  await db.cache.where('[account+key]').between([account, ''], [account, '\uffff']).delete()
  me.value = null
  signedOut.value = false
  watch('')
}

function use(session: Session): void {
  me.value = session
  useCsrf(session.csrf)
  watch(session.account)
}

// Keeps the lists of records up to date, whichever page changes them. Without an account all records are strangers'.
function watch(account: string): void {
  watching?.unsubscribe()
  watching = liveQuery(async () => {
    const mine = await db.records.where('account').equals(account).toArray()
    const others = await db.records.where('account').notEqual(account).toArray()
    return { mine, others: others.filter((one) => one.state !== 'sent').length }
  }).subscribe({
    next: ({ mine, others }) => {
      records.value = mine.sort((a, b) => b.updated_at - a.updated_at)
      strangers.value = others
    },
    error: (problem: unknown) => console.error(problem)
  })
}

// Sends what waits and comes back by itself when something has to wait longer.
export async function send(hurry = false): Promise<void> {
  clearTimeout(timer)
  const account = me.value?.account
  if (!account || me.value?.must_change_password) return
  const pass = await outbox.run(account, hurry)
  lastPass.value = { at: Date.now(), stopped: pass.stopped }
  if (pass.stopped === 'offline') online.value = false
  else if (pass.sent > 0) online.value = true
  if (pass.stopped === 'signed_out') signedOut.value = true
  else if (pass.next !== null) timer = setTimeout(() => void send(), Math.max(1000, pass.next - Date.now()))
}

// Asks the browser not to clear the phone's store when space gets short.
export async function persist(): Promise<boolean> {
  if (!navigator.storage?.persist) return false
  return (await navigator.storage.persisted()) || (await navigator.storage.persist())
}
