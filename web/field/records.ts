// What the pages read, as the interface describes it.
import type { Records } from '@shared/api/client'

export type School = Records['School']
export type SchoolCard = Records['SchoolCard']
export type Task = Records['Task']
export type Today = Records['Today']
export type DayRound = Records['DayRound']
export type Notice = Records['Notice']
export type Round = Records['Round']
// What the phone keeps of the register: names only.
export type Colleague = Pick<Records['Inspector'], 'id' | 'name' | 'employer'>
