// What the pages read, as the interface describes it: only what they show.
export interface School {
  id: string
  name: string
  code: string
  type: string
  town: string
  division_name: string
  address: string
  classes: number
  pupils: number
  boarders: number
  staff: number
  canteen: boolean
  school_bus: boolean
  principal: string
  office_phone: string
  mobile: string
}
export interface Colleague {
  id: string
  name: string
  employer: string
}
export interface Task {
  id: string
  month: string
  school: string
  school_name: string
  town: string
  items: string[]
  planned_on: string
  due_on: string
  state: 'open' | 'done' | 'cancelled'
  visit?: string | null
  note: string
}
export interface VisitSummary {
  id: string
  visited_on: string
  mode: string
  finding_count: number
  no_findings: boolean
  inspector_name: string
}
export interface Finding {
  id: string
  found_on: string
  description: string
  suggestion: string
  severity: string | null
  danger_to_life: boolean
  state: string
  item_title: string
}
export interface Notice {
  id: string
  version: number
  document_number: string
  school: string
  school_name: string
  title: string
  problems: string
  suggestions: string
  issued_on: string
  deadline: string
  state: 'issued' | 'answered' | 'continued' | 'closed'
  round: number
  overdue: boolean
  days_left: number
}
export interface Round {
  id: string
  round: number
  deadline: string
  answer: string
  answer_files: string[]
  answered_at: string | null
  verdict: string | null
  remark: string
  remark_files: string[]
  checked_at: string | null
}
export interface KeyPoints {
  month: string
  title: string
  content: string
  items: string[]
}
export interface Today {
  key_points?: KeyPoints | null
  tasks: Task[]
}
export interface SchoolCard {
  school: School
  assignment: { inspector_name: string }
  visits: VisitSummary[]
  findings: Finding[]
  notices: Notice[]
  term_start: string
  visits_this_term: number
  uncovered: { item: string; title: string }[]
}
