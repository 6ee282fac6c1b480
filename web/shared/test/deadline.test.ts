import { describe, expect, it } from 'vitest'
import { deadlineOf } from '../deadline'

describe('the deadline of a notice', () => {
  it('is said only while the notice waits for the school', () => {
    expect(deadlineOf({ state: 'issued', overdue: false, days_left: 4 })).toEqual({ word: 'left', days: 4 })
    expect(deadlineOf({ state: 'continued', overdue: false, days_left: 0 })).toEqual({ word: 'today', days: 0 })
    expect(deadlineOf({ state: 'answered', overdue: false, days_left: 0 })).toBeNull()
    expect(deadlineOf({ state: 'closed', overdue: false, days_left: 0 })).toBeNull()
  })
  it('is late by a day at least, though no working day lies between', () => {
    expect(deadlineOf({ state: 'issued', overdue: true, days_left: 0 })).toEqual({ word: 'late', days: 1 })
    expect(deadlineOf({ state: 'issued', overdue: true, days_left: -3 })).toEqual({ word: 'late', days: 3 })
  })
})
