// The pages of the console: path, what they need, where they stand in the menu.
import type { RouteRecordRaw } from 'vue-router'

const page = (path: string, name: string, title: string, section: string, needs: string | undefined, component: RouteRecordRaw['component']): RouteRecordRaw =>
  ({ path, name, component, meta: { title, section: section || undefined, needs } }) as RouteRecordRaw

export const pages: RouteRecordRaw[] = [
  page('/', 'home', 'menu.home', '', undefined, () => import('./pages/Home.vue')),
  page('/schools', 'schools', 'menu.schools', 'menu.network', 'schools.read', () => import('./pages/roster/Schools.vue')),
  page('/inspectors', 'inspectors', 'menu.register', 'menu.inspectors', 'inspectors.read', () => import('./pages/roster/Inspectors.vue')),
  page('/settings/accounts', 'accounts', 'menu.accounts', 'menu.settings', 'accounts.read', () => import('./pages/settings/Accounts.vue')),
  page('/settings/office', 'office', 'menu.office', 'menu.settings', 'organisation.write', () => import('./pages/settings/Office.vue')),
  page('/settings/departments', 'departments', 'menu.departments', 'menu.settings', 'organisation.write', () => import('./pages/settings/Departments.vue')),
  page('/settings/parameters', 'parameters', 'menu.parameters', 'menu.settings', 'organisation.read', () => import('./pages/settings/Parameters.vue')),
  page('/settings/calendar', 'calendar', 'menu.calendar', 'menu.settings', 'organisation.read', () => import('./pages/settings/Calendar.vue')),
  page('/settings/audit', 'audit', 'menu.audit', 'menu.settings', 'audit.read', () => import('./pages/settings/Audit.vue')),
  { path: '/:rest(.*)', name: 'missing', component: () => import('./pages/Missing.vue'), meta: { title: 'missing.title' } }
]
