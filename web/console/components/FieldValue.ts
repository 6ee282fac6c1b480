// One value written as its description says: choices by title, dates and times as officials write them, units behind.
import { h, type FunctionalComponent } from 'vue'
import { choiceTitle, field as fieldOf, type Field } from '@shared/api/described'
import { date, dateTime, month, number } from '@shared/format'
import { locale, t } from '@shared/i18n'

export function written(found: Field | undefined, value: unknown): string {
  if (value === null || value === undefined || value === '') return ''
  if (Array.isArray(value)) return value.map((one) => scalar(found, found?.element, one)).join(t('comma'))
  return scalar(found, found?.kind, value)
}

function scalar(found: Field | undefined, kind: string | undefined, value: unknown): string {
  switch (kind) {
    case 'boolean':
      return value ? t('yes') : t('no')
    case 'choice':
      return choiceTitle(found?.choice ?? '', String(value))
    case 'date':
      return date(String(value))
    case 'instant':
      return dateTime(String(value))
    case 'integer':
      return withUnit(found?.name === 'year' ? String(value) : number(Number(value)), found)
    case 'real':
      if (found?.unit === '°') return `${value}°`
      return withUnit(number(Number(value), Number.isInteger(value) ? 0 : 1), found)
    default:
      return found?.name.endsWith('month') ? month(String(value)) : String(value)
  }
}

function withUnit(text: string, found: Field | undefined): string {
  return found?.unit && locale.value !== 'en' ? `${text} ${found.unit}` : text
}

interface Props {
  record: string
  name: string
  value: unknown
}
export const FieldValue: FunctionalComponent<Props> = (props) => {
  const text = written(fieldOf(props.record, props.name), props.value)
  return text ? h('span', text) : h('span', { class: 'muted' }, '—')
}
FieldValue.props = ['record', 'name', 'value']
