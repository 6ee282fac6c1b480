// Texts written once with both languages side by side: { save: ['保存', 'Save'] }. `languages` splits them for vue-i18n.
export interface Pairs {
  [name: string]: [string, string] | Pairs
}
interface Tree {
  [name: string]: string | Tree
}

export function languages(pairs: Pairs): { zh: Tree; en: Tree } {
  const zh: Tree = {}
  const en: Tree = {}
  for (const [name, value] of Object.entries(pairs)) {
    if (Array.isArray(value)) {
      zh[name] = value[0]
      en[name] = value[1]
    } else {
      const inner = languages(value)
      zh[name] = inner.zh
      en[name] = inner.en
    }
  }
  return { zh, en }
}
