import { expect, it } from 'vitest'
import { en } from '../messages/en'
import { zh } from '../messages/zh'

function keys(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'object' ? keys(value as object, `${prefix}${name}.`) : [`${prefix}${name}`]
  )
}

it('every text of the console exists in Chinese and in English', () => {
  expect(keys(en).sort()).toEqual(keys(zh).sort())
})
