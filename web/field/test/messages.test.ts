import { expect, it } from 'vitest'
import { en } from '../messages/en'
import { zh } from '../messages/zh'
import { methods, modes, severities, verdicts } from '../visit/form'
import { steps } from '../visit/missing'

function keys(tree: object, prefix = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]) => (typeof value === 'object' ? keys(value as object, `${prefix}${name}.`) : [`${prefix}${name}`]))
}
function values(tree: object): string[] {
  return Object.values(tree).flatMap((value: unknown) => (typeof value === 'object' ? values(value as object) : [String(value)]))
}

it('every text of the field app exists in Chinese and in English', () => {
  expect(keys(en).sort()).toEqual(keys(zh).sort())
})
it('no text holds a sign that the message compiler takes for its own', () => {
  for (const text of [...values(zh), ...values(en)]) expect(text).not.toMatch(/[@|]/)
})
it('every choice and step has its words', () => {
  expect(Object.keys(zh.mode)).toEqual([...modes])
  expect(Object.keys(zh.method)).toEqual([...methods])
  expect(Object.keys(zh.verdict)).toEqual([...verdicts])
  expect(Object.keys(zh.severity)).toEqual([...severities])
  expect(Object.keys(zh.step)).toEqual([...steps])
})
