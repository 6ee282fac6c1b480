import { describe, expect, it } from 'vitest'
import { brokenOnly, differences, figures, kilometres, type Side } from '../pages/network/compare'

// Two schools on one meridian, a tenth of a degree (11.1 km) apart; inspectors A and B live at the first and second.
function side(first: string, second: string, travel: number, rules: string[] = []): Side {
  const map = {
    schools: [
      { id: 's1', name: '甲校', lon: 115, lat: 30, inspector: first || null },
      { id: 's2', name: '乙校', lon: 115, lat: 30.1, inspector: second || null }
    ],
    inspectors: [
      { id: 'a', name: '督学A', lon: 115, lat: 30 },
      { id: 'b', name: '督学B', lon: 115, lat: 30.1 }
    ]
  }
  const count = (id: string): number => [first, second].filter((one) => one === id).length
  const report = {
    network: { assigned: [first, second].filter(Boolean).length, travel_km: travel, areas: 1 },
    loads: [
      { inspector: 'a', schools: count('a') },
      { inspector: 'b', schools: count('b') }
    ],
    broken_rules: rules.map((text) => ({ text }))
  }
  return { map, report } as unknown as Side
}
const figure = (list: ReturnType<typeof figures>, name: string) => list.find((one) => one.name === name)!

describe('comparing two networks', () => {
  const near = side('a', 'b', 0)
  const crossed = side('b', 'a', 22.2, ['区过大'])
  it('measures a tenth of a degree of latitude as 11.1 km', () => {
    expect(kilometres({ lon: 115, lat: 30 }, { lon: 115, lat: 30.1 })).toBeCloseTo(11.12, 2)
  })
  it('lists the schools whose inspector differs, the way that grows most first', () => {
    const list = differences(side('a', 'a', 11.1).map, side('b', 'b', 11.1).map)
    expect(list.map((one) => one.school)).toEqual(['s1', 's2'])
    expect(list[0]).toMatchObject({ left: '督学A', right: '督学B', leftKm: 0 })
    expect(list[0]!.rightKm).toBeCloseTo(11.12, 2)
  })
  it('finds nothing between a version and itself', () => {
    expect(differences(near.map, near.map)).toEqual([])
    expect(figures(near, near, near.map).every((one) => one.better === '')).toBe(true)
  })
  it('calls less travel, fewer changes and fewer broken rules better', () => {
    const list = figures(near, crossed, near.map)
    expect(figure(list, 'travel_km').better).toBe('left')
    expect(figure(list, 'longest_km').better).toBe('left')
    expect(figure(list, 'changes')).toMatchObject({ left: 0, right: 2, better: 'left' })
    expect(figure(list, 'broken').better).toBe('left')
  })
  it('calls more schools covered better, although that takes more travel', () => {
    expect(figure(figures(side('a', '', 0), side('a', 'a', 11.1), null), 'assigned').better).toBe('right')
  })
  it('says nothing of changes without a version in force', () => {
    expect(figures(near, crossed, null).some((one) => one.name === 'changes')).toBe(false)
  })
  it('names the rules broken on one side only', () => {
    expect(brokenOnly(crossed, near)).toEqual(['区过大'])
    expect(brokenOnly(crossed, crossed)).toEqual([])
  })
})
