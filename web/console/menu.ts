// The left menu in the office's words. An entry is shown to those who may open it; a section without entries is not.
import {
  DataAnalysis,
  Document,
  HomeFilled,
  MapLocation,
  Monitor,
  Setting,
  User,
  WarningFilled,
  Calendar,
  School
} from '@element-plus/icons-vue'
import type { Component } from 'vue'

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

export const icons = { Calendar, DataAnalysis, Document, HomeFilled, MapLocation, Monitor, School, Setting, User, WarningFilled }

export const menu: Section[] = [
  { key: 'home', title: 'menu.home', icon: HomeFilled, entries: [{ path: '/', title: 'menu.home' }] }
]

export function visible(sections: Section[], may: (permission: string) => boolean): Section[] {
  return sections
    .map((section) => ({ ...section, entries: section.entries.filter((entry) => !entry.needs || may(entry.needs)) }))
    .filter((section) => section.entries.length > 0)
}
