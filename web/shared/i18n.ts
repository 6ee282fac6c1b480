// Chinese first, English second. Each app gives its own messages; the choice is kept on the device.
import { computed } from 'vue'
import { createI18n } from 'vue-i18n'

export type Locale = 'zh-CN' | 'en'
const key = 'guapai.locale'

function stored(): Locale {
  try {
    return localStorage.getItem(key) === 'en' ? 'en' : 'zh-CN'
  } catch {
    return 'zh-CN'
  }
}

export const i18n = createI18n({
  legacy: false,
  locale: stored() as string,
  fallbackLocale: 'zh-CN',
  missingWarn: false,
  fallbackWarn: false,
  messages: { 'zh-CN': {}, en: {} }
})
export const locale = computed<Locale>(() => (i18n.global.locale.value === 'en' ? 'en' : 'zh-CN'))

export function setLocale(to: Locale): void {
  i18n.global.locale.value = to
  document.documentElement.lang = to
  try {
    localStorage.setItem(key, to)
  } catch {
    return // private browsing: the choice lasts as long as the page
  }
}

export function addMessages(zh: object, en: object): void {
  i18n.global.mergeLocaleMessage('zh-CN', zh)
  i18n.global.mergeLocaleMessage('en', en)
}
export const t = (name: string, values: Record<string, unknown> = {}): string => i18n.global.t(name, values)
