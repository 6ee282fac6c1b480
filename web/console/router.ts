import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { loadDescribed } from '@shared/api/described'
import { t } from '@shared/i18n'
import { useSession } from '@shared/session'
import { reachable } from './menu'
import { pages } from './routes'

declare module 'vue-router' {
  interface RouteMeta {
    open?: boolean // needs no session
    title: string // message key
    needs?: string // permission
    section?: string // message key of the menu above it
  }
}

const open: RouteRecordRaw[] = [
  { path: '/login', name: 'login', component: () => import('./pages/Login.vue'), meta: { open: true, title: 'login.title' } },
  { path: '/setup', name: 'setup', component: () => import('./pages/Setup.vue'), meta: { open: true, title: 'setup.title' } },
  { path: '/password', name: 'password', component: () => import('./pages/Password.vue'), meta: { open: true, title: 'password.title' } }
]

export const router = createRouter({
  history: createWebHistory('/console/'),
  routes: [...open, ...pages],
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 }
})

let asked = false // whether the server has been asked who is signed in
let described = false

router.beforeEach(async (to) => {
  const session = useSession()
  if (!asked) {
    await session.restore()
    asked = true
  }
  if (!session.session) return to.meta.open && to.name !== 'password' ? true : { name: 'login', query: { back: to.fullPath } }
  if (session.session.must_change_password) return to.name === 'password' ? true : { name: 'password' }
  if (!described) {
    await loadDescribed()
    described = true
  }
  if (to.name === 'login' || to.name === 'setup') return { name: 'home' }
  if (!reachable(to.meta.needs, session.may)) return { name: 'home' }
  return true
})
router.afterEach((to) => {
  document.title = `${t(to.meta.title)} · ${t('product')}`
})
