// The pages of the console: path, what they need, where they stand in the menu.
import type { RouteRecordRaw } from 'vue-router'

const page = (path: string, name: string, title: string, section: string, needs: string | undefined, component: RouteRecordRaw['component']): RouteRecordRaw =>
  ({ path, name, component, meta: { title, section: section || undefined, needs } }) as RouteRecordRaw

export const pages: RouteRecordRaw[] = [
  page('/', 'home', 'menu.home', '', undefined, () => import('./pages/Home.vue')),
  page('/network/versions', 'versions', 'menu.versions', 'menu.network', 'network.read', () => import('./pages/network/Versions.vue')),
  page('/network/compare', 'compare', 'menu.compare', 'menu.network', 'network.write', () => import('./pages/network/Compare.vue')),
  page('/network/:id?', 'network', 'menu.areas', 'menu.network', 'network.read', () => import('./pages/network/Network.vue')),
  page('/schools', 'schools', 'menu.schools', 'menu.network', 'schools.read', () => import('./pages/roster/Schools.vue')),
  page('/schools/import', 'school-import', 'import.schools', 'menu.schools', 'schools.write', () => import('./pages/roster/Import.vue')),
  page('/nameplates', 'nameplates', 'menu.nameplates', 'menu.network', 'nameplates.read', () => import('./pages/network/Nameplates.vue')),
  page('/inspectors', 'inspectors', 'menu.register', 'menu.inspectors', 'inspectors.read', () => import('./pages/roster/Inspectors.vue')),
  page('/inspectors/import', 'inspector-import', 'import.inspectors', 'menu.register', 'inspectors.write', () => import('./pages/roster/Import.vue')),
  page('/key-points', 'key-points', 'menu.keyPoints', 'menu.plans', 'plans.read', () => import('./pages/plans/KeyPoints.vue')),
  page('/tasks', 'tasks', 'menu.tasks', 'menu.plans', 'plans.read', () => import('./pages/plans/Tasks.vue')),
  page('/checks', 'checks', 'menu.checks', 'menu.plans', 'checks.read', () => import('./pages/calendars/Checks.vue')),
  page('/checks/import', 'check-import', 'import.checks', 'menu.checks', 'checks.write', () => import('./pages/roster/Import.vue')),
  page('/joint', 'joint', 'menu.joint', 'menu.plans', 'calendars.read', () => import('./pages/calendars/Calendars.vue')),
  page('/joint/:id', 'joint-calendar', 'menu.joint', 'menu.plans', 'calendars.read', () => import('./pages/calendars/CalendarPage.vue')),
  page('/visit-calendar/:id?', 'visit-calendar', 'menu.visitCalendar', 'menu.plans', 'calendars.read', () => import('./pages/calendars/Month.vue')),
  page('/draws', 'draws', 'menu.draws', 'menu.plans', 'draws.read', () => import('./pages/draws/Draws.vue')),
  page('/draws/edit', 'draw-edit', 'draws.add', 'menu.draws', 'draws.write', () => import('./pages/draws/DrawForm.vue')),
  page('/draws/:id', 'draw', 'menu.draws', 'menu.plans', 'draws.read', () => import('./pages/draws/DrawPage.vue')),
  page('/visits', 'visits', 'menu.visits', '', 'visits.read', () => import('./pages/visits/Visits.vue')),
  page('/visits/:id', 'visit', 'menu.visits', '', 'visits.read', () => import('./pages/visits/VisitPage.vue')),
  page('/findings', 'findings', 'menu.findings', 'menu.rectification', 'rectification.read', () => import('./pages/rectification/Findings.vue')),
  page('/notices', 'notices', 'menu.notices', 'menu.rectification', 'rectification.read', () => import('./pages/rectification/Notices.vue')),
  page('/notices/:id', 'notice', 'menu.notices', 'menu.rectification', 'rectification.read', () => import('./pages/rectification/NoticePage.vue')),
  page('/ledger', 'ledger', 'menu.ledger', 'menu.rectification', 'rectification.read', () => import('./pages/rectification/Ledger.vue')),
  page('/letters', 'letters', 'menu.letters', 'menu.rectification', 'letters.read', () => import('./pages/rectification/Letters.vue')),
  page('/objections', 'objections', 'menu.objections', 'menu.rectification', 'rectification.read', () => import('./pages/rectification/Objections.vue')),
  page('/results', 'results', 'menu.schoolResults', 'menu.results', 'results.read', () => import('./pages/results/Results.vue')),
  page('/results/:id', 'result', 'menu.schoolResults', 'menu.results', 'results.read', () => import('./pages/results/ResultPage.vue')),
  page('/indicators', 'indicators', 'menu.indicators', 'menu.results', 'results.read', () => import('./pages/results/Indicators.vue')),
  page('/settings/accounts', 'accounts', 'menu.accounts', 'menu.settings', 'accounts.read', () => import('./pages/settings/Accounts.vue')),
  page('/settings/office', 'office', 'menu.office', 'menu.settings', 'organisation.write', () => import('./pages/settings/Office.vue')),
  page('/settings/departments', 'departments', 'menu.departments', 'menu.settings', 'organisation.write', () => import('./pages/settings/Departments.vue')),
  page('/settings/parameters', 'parameters', 'menu.parameters', 'menu.settings', 'organisation.write plans.read', () => import('./pages/settings/Parameters.vue')),
  page('/settings/calendar', 'calendar', 'menu.calendar', 'menu.settings', 'organisation.write plans.read', () => import('./pages/settings/Calendar.vue')),
  page('/settings/items', 'items', 'menu.items', 'menu.settings', 'plans.read', () => import('./pages/settings/Items.vue')),
  page('/settings/audit', 'audit', 'menu.audit', 'menu.settings', 'audit.read', () => import('./pages/settings/Audit.vue')),
  { path: '/:rest(.*)', name: 'missing', component: () => import('./pages/Missing.vue'), meta: { title: 'missing.title' } }
]
