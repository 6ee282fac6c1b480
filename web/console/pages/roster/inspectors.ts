// The fields of an inspector as the form shows them.
export const inspectorFields = [
  'name', 'gender', 'birth_month', 'degree', 'years', 'employment', 'category', 'retired', 'stages', 'subject', 'employer',
  'division_name', 'division', 'home_longitude', 'home_latitude', 'mobile', 'term_start', 'consecutive_terms',
  'certificate_number', 'state'
]

export function blankInspector(): Record<string, unknown> {
  return {
    name: '', gender: 'male', birth_month: '', degree: 'bachelor', years: 10, employment: 'part_time', category: 'administrator',
    retired: false, stages: [], subject: '', employer: '', division_name: '', division: '', home_longitude: null,
    home_latitude: null, mobile: '', term_start: '', consecutive_terms: 1, recusals: [], certificate_number: '', photo: '',
    state: 'active'
  }
}
