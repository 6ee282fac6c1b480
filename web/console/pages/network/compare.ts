// Two versions of a network against each other: what differs in figures, in rules, and school by school.
import type { Records } from '@shared/api/client'
import { spoken } from './versions'

export interface Side {
  report: Records['NetworkReport']
  map: Records['NetworkMap']
}
export type Measure = 'assigned' | 'travel_km' | 'longest_km' | 'highest_load' | 'load_deviation' | 'areas' | 'changes' | 'broken'
export interface Figure {
  name: Measure
  left: number
  right: number
  better: 'left' | 'right' | '' // more schools covered, and less of everything else; areas are neither
}
export interface Difference {
  school: string
  name: string
  left: string // inspectors' names; empty: none
  right: string
  leftKm: number | null // home to school; null without either place
  rightKm: number | null
}

const radius = 6371.0088
export function kilometres(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const rad = Math.PI / 180
  const h = Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2
  return 2 * radius * Math.asin(Math.min(1, Math.sqrt(h)))
}

type Person = Records['MapInspector']
const people = (map: Records['NetworkMap']): Map<string, Person> => new Map(map.inspectors.map((one) => [one.id, one]))
function distance(school: Records['MapSchool'], person: Person | undefined): number | null {
  return person?.lon != null && person.lat != null ? kilometres(school, { lon: person.lon, lat: person.lat }) : null
}

// Schools that have another inspector on the right than on the left, those whose way grows most first.
export function differences(left: Records['NetworkMap'], right: Records['NetworkMap']): Difference[] {
  const before = new Map(left.schools.map((one) => [one.id, one]))
  const [leftPeople, rightPeople] = [people(left), people(right)]
  const growth = (one: Difference): number => (one.rightKm ?? 0) - (one.leftKm ?? 0)
  return right.schools
    .flatMap((school) => {
      const other = before.get(school.id)
      if (!other || (other.inspector ?? '') === (school.inspector ?? '')) return []
      const [from, to] = [leftPeople.get(other.inspector ?? ''), rightPeople.get(school.inspector ?? '')]
      return [{ school: school.id, name: school.name, left: from?.name ?? '', right: to?.name ?? '', leftKm: distance(school, from), rightKm: distance(school, to) }]
    })
    .sort((a, b) => growth(b) - growth(a))
}

function deviation(loads: Records['InspectorLoad'][]): number {
  const counts = loads.map((one) => one.schools).filter((one) => one > 0)
  if (counts.length === 0) return 0
  const mean = counts.reduce((sum, one) => sum + one, 0) / counts.length
  return Math.sqrt(counts.reduce((sum, one) => sum + (one - mean) ** 2, 0) / counts.length)
}
function longest(map: Records['NetworkMap']): number {
  const persons = people(map)
  return Math.max(0, ...map.schools.map((one) => distance(one, persons.get(one.inspector ?? '')) ?? 0))
}
function measures(side: Side, inForce: Records['NetworkMap'] | null): Record<Measure, number> {
  const { network, loads, broken_rules: broken } = side.report
  return {
    assigned: network.assigned,
    travel_km: network.travel_km,
    longest_km: longest(side.map),
    highest_load: Math.max(0, ...loads.map((one) => one.schools)),
    load_deviation: deviation(loads),
    areas: network.areas,
    changes: inForce ? differences(inForce, side.map).length : 0,
    broken: broken.length
  }
}

export function figures(left: Side, right: Side, inForce: Records['NetworkMap'] | null): Figure[] {
  const [a, b] = [measures(left, inForce), measures(right, inForce)]
  return (Object.keys(a) as Measure[])
    .filter((name) => name !== 'changes' || inForce)
    .map((name) => {
      const gain = (a[name] - b[name]) * (name === 'assigned' ? -1 : 1)
      const level = name === 'areas' || Math.abs(gain) < 0.005
      return { name, left: a[name], right: b[name], better: level ? '' : gain > 0 ? 'right' : 'left' }
    })
}

// Rules broken on one side only, by their words.
export function brokenOnly(one: Side, other: Side): string[] {
  const there = new Set(other.report.broken_rules.map((rule) => rule.text))
  return one.report.broken_rules.filter((rule) => !there.has(rule.text)).map((rule) => spoken(rule.text, rule.text_en))
}
