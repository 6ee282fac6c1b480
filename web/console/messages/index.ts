// All texts of the console. Titles of data items and choices come from the server (shared/api/described.ts).
import { languages } from '@shared/messages'
import { calendars } from './calendars'
import { checks } from './checks'
import { draws } from './draws'
import { frame } from './frame'
import { home } from './home'
import { menu } from './menu'
import { month } from './month'
import { network } from './network'
import { plans } from './plans'
import { rectification } from './rectification'
import { results } from './results'
import { roster } from './roster'
import { settings } from './settings'
import { visits } from './visits'

export const messages = languages({
  ...frame, ...menu, ...home, ...roster, ...network, ...plans, ...calendars, ...checks, ...month, ...draws, ...visits, ...rectification, ...results, ...settings
})
