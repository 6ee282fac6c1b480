// Brings to the phone, while there is a network, what a day without one needs: the catalogue and the cards of the schools.
import { recall, recallAll } from './recall'
import type { Colleague, Notice, School, Task } from './records'

// Names only: telephone numbers of colleagues have no business on the phone.
export const colleagues = () => recallAll<Colleague>('inspectors', '/inspectors', ({ id, name, employer }) => ({ id, name, employer }))

// Closed ones stay on the server, and so do those of schools that were handed over.
export const openNotices = () => recallAll<Notice>('notices', ['answered', 'continued', 'issued'].map((state) => `/notices?in_charge=true&state=${state}`))

const limit = 60 // cards a day; an inspector has about five schools, an area leader twenty
const fresh = 3 * 3_600_000
let last = 0

export async function refreshForTheDay(tasks: Task[], schools: School[]): Promise<void> {
  if (Date.now() - last < fresh) return
  last = Date.now()
  const wanted = [...new Set([...tasks.filter((task) => task.state === 'open').map((task) => task.school), ...schools.map((school) => school.id)])]
  try {
    await recallAll('items')
    await colleagues()
    for (const school of wanted.slice(0, limit)) await recall(`card/${school}`, `/schools/${school}/card`)
  } catch {
    last = 0 // the page asks again when it is opened next
  }
}
