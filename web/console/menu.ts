// The left menu in the office's words. An entry is shown to those who may open it; a section without entries is not.
import { Calendar, DataAnalysis, Document, HomeFilled, MapLocation, Setting, UserFilled, WarningFilled } from '@element-plus/icons-vue'
import type { Component } from 'vue'
import { pages } from './routes'

export interface Entry {
  path: string
  title: string
  needs?: string
}
export interface Section {
  key: string
  title: string
  icon: Component
  entries: Entry[]
}

// Title and permission of an entry are those of its page.
function section(key: string, icon: Component, paths: string[]): Section {
  const entries = paths.flatMap((path) => {
    const meta = pages.find((one) => one.path.replace(/\/:id\?$/, '') === path)?.meta
    return meta ? [{ path, title: meta.title, needs: meta.needs }] : []
  })
  return { key, title: `menu.${key}`, icon, entries }
}

export const menu: Section[] = [
  section('home', HomeFilled, ['/']),
  section('network', MapLocation, ['/network', '/schools', '/nameplates', '/network/versions', '/network/compare']),
  section('inspectors', UserFilled, ['/inspectors']),
  section('plans', Calendar, ['/key-points', '/tasks', '/checks', '/joint', '/visit-calendar', '/draws']),
  section('visits', Document, ['/visits']),
  section('rectification', WarningFilled, ['/findings', '/notices', '/ledger', '/letters', '/objections']),
  section('results', DataAnalysis, ['/results', '/indicators']),
  section('settings', Setting, ['/settings/accounts', '/settings/office', '/settings/departments', '/settings/parameters', '/settings/calendar', '/settings/items', '/settings/audit'])
]

// `needs` names one permission or several with blanks between, of which any will do.
export const reachable = (needs: string | undefined, may: (permission: string) => boolean): boolean => !needs || needs.split(' ').some(may)

export function visible(sections: Section[], may: (permission: string) => boolean): Section[] {
  return sections
    .map((one) => ({ ...one, entries: one.entries.filter((entry) => reachable(entry.needs, may)) }))
    .filter((one) => one.entries.length > 0)
}
