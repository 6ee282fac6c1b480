import { createRouter, createWebHistory } from 'vue-router'
import { me } from './phone'
import Login from './pages/Login.vue'
import Me from './pages/Me.vue'
import Notice from './pages/Notice.vue'
import Notices from './pages/Notices.vue'
import Outbox from './pages/Outbox.vue'
import Password from './pages/Password.vue'
import Record from './pages/Record.vue'
import School from './pages/School.vue'
import Schools from './pages/Schools.vue'
import Stranger from './pages/Stranger.vue'
import Today from './pages/Today.vue'
import Visit from './pages/Visit.vue'

// Everything is in one bundle: a page must not need the network when it is first opened.
export const router = createRouter({
  history: createWebHistory('/field/'),
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  routes: [
    { path: '/', name: 'today', component: Today, meta: { tab: true, title: 'tab.today' } },
    { path: '/schools', name: 'schools', component: Schools, meta: { tab: true, title: 'tab.schools' } },
    { path: '/schools/:id', name: 'school', component: School, props: true, meta: { tab: true, title: 'tab.schools' } },
    { path: '/outbox', name: 'outbox', component: Outbox, meta: { tab: true, title: 'tab.outbox' } },
    { path: '/me', name: 'me', component: Me, meta: { tab: true, title: 'tab.me' } },
    { path: '/visits/:id', name: 'visit', component: Visit, props: true },
    { path: '/records/:id', name: 'record', component: Record, props: true },
    { path: '/notices', name: 'notices', component: Notices },
    { path: '/notices/:id', name: 'notice', component: Notice, props: true },
    { path: '/password', name: 'password', component: Password },
    { path: '/login', name: 'login', component: Login, meta: { open: true, title: 'login.enter' } },
    { path: '/stranger', name: 'stranger', component: Stranger },
    { path: '/:rest(.*)*', redirect: '/' }
  ]
})

router.beforeEach((to) => {
  if (to.meta.open) return true
  if (!me.value) return { name: 'login', query: to.fullPath === '/' ? {} : { back: to.fullPath } }
  if (me.value.must_change_password) return to.name === 'password' || { name: 'password' }
  if (!me.value.permissions.includes('visits.write')) return to.name === 'stranger' || { name: 'stranger' }
  return true
})
