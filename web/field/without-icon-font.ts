// Vant's icon font comes as a data: address, which the server's Content-Security-Policy does not allow, with a foreign
// address behind it. The field app draws its icons itself (components/Icon.vue).
import type { Plugin } from 'vite'

export function withoutIconFont(): Plugin {
  return {
    name: 'guapai-without-icon-font',
    enforce: 'pre',
    transform: (code, id) => (/vant\/es\/icon\/index\.css/.test(id) ? code.replace(/@font-face\{[^}]*\}/, '') : undefined)
  }
}
