export interface Step {
  at: string // instant or date, as it is shown
  text: string
  who?: string
  detail?: string
  tone?: 'done' | 'late' | 'near'
}
