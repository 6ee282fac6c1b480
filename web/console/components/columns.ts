// What a DataList shows and how it may be narrowed.
import type { Records } from '@shared/api/client'

export interface Column {
  key: string // field of the row; also the name of the slot "cell-<key>"
  record?: keyof Records & string // where the title and kind are described
  title?: string // message key, instead of the described title
  sort?: string // name the server sorts by
  width?: number
  min?: number
  hidden?: boolean // not shown until chosen
  right?: boolean
  wrap?: boolean // long texts take a second line instead of being cut off
}

export interface Option {
  value: string
  label: string
}

export interface Filter {
  key: string
  title: string // message key
  kind: 'words' | 'choice' | 'options' | 'month' | 'date' | 'flag' | 'year'
  choice?: string // described choice
  options?: () => Promise<Option[]> | Option[]
  width?: number
}

export type Query = Record<string, string>
