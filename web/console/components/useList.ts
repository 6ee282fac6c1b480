// The state of a list lives in the address bar: filters, sort, page. A link sent to a colleague shows the same list.
import { computed, ref, watch } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import type { List } from '@shared/api/client'
import { Problem } from '@shared/api/problem'
import type { Filter, Query } from './columns'

export function useList<T>(load: (query: Query) => Promise<List<T>>, filters: Filter[], limit: number) {
  const route = useRoute()
  const router = useRouter()
  const home = route.name
  const rows = ref<T[]>([]) as { value: T[] }
  const next = ref<string | null>(null)
  const total = ref<number | undefined>()
  const busy = ref(false)
  const loaded = ref(false)
  const problem = ref<Problem | null>(null)
  const cursors = ref<string[]>([]) // of the pages before this one
  let turn = 0

  const text = (name: string): string => (typeof route.query[name] === 'string' ? (route.query[name] as string) : '')
  const active = computed<Query>(() => {
    const out: Query = {}
    for (const filter of filters) if (text(filter.key)) out[filter.key] = text(filter.key)
    return out
  })
  const sort = computed(() => text('sort'))
  const page = computed(() => Number(text('page') || 1))
  const opened = computed(() => text('open'))
  const key = computed(() => JSON.stringify([active.value, sort.value, text('cursor')]))

  function go(change: LocationQueryRaw): void {
    const query: LocationQueryRaw = { ...route.query, ...change }
    for (const [name, value] of Object.entries(query)) if (value === '' || value === undefined) delete query[name]
    void router.replace({ query })
  }
  function filter(name: string, value: string): void {
    cursors.value = []
    go({ [name]: value, cursor: '', page: '' })
  }
  function clear(): void {
    cursors.value = []
    const query: LocationQueryRaw = { ...route.query, cursor: '', page: '' }
    for (const one of filters) query[one.key] = ''
    go(query)
  }
  function sortBy(name: string): void {
    cursors.value = []
    go({ sort: name, cursor: '', page: '' })
  }
  function forward(): void {
    if (!next.value) return
    cursors.value.push(text('cursor'))
    go({ cursor: next.value, page: String(page.value + 1) })
  }
  function backward(): void {
    const before = cursors.value.pop() ?? ''
    go({ cursor: before, page: before ? String(page.value - 1) : '' })
  }

  async function reload(): Promise<void> {
    const mine = ++turn
    busy.value = true
    problem.value = null
    const query: Query = { ...active.value, limit: String(limit), total: '1' }
    if (sort.value) query.sort = sort.value
    if (text('cursor')) query.cursor = text('cursor')
    try {
      const list = await load(query)
      if (mine !== turn) return
      rows.value = list.items
      next.value = list.next || null
      total.value = list.total
      loaded.value = true
    } catch (thrown) {
      if (mine === turn) problem.value = Problem.from(thrown)
    } finally {
      if (mine === turn) busy.value = false
    }
  }
  watch(
    key,
    () => {
      if (route.name === home) void reload()
    },
    { immediate: true }
  )
  return {
    rows, next, total, busy, loaded, problem, active, sort, page, opened,
    filter, clear, sortBy, forward, backward, reload, go
  }
}
