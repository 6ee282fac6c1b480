// A month laid out in weeks from Monday, and the months around it.

// Empty cells before the first day and after the last one.
export function blanks(days: { date: string }[]): { before: number; after: number } {
  const first = days[0]?.date
  const before = first ? (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7 : 0
  return { before, after: (7 - ((before + days.length) % 7)) % 7 }
}

// plus('2026-12', 1) is '2027-01'.
export function plus(month: string, by: number): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}
