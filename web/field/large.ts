// Large text: one switch, kept on the phone.
import { ref, watch } from 'vue'

const key = 'guapai.large'
function stored(): boolean {
  try {
    return localStorage.getItem(key) === 'yes'
  } catch {
    return false
  }
}
export const large = ref(stored())
watch(
  large,
  (on) => {
    document.documentElement.classList.toggle('large', on)
    try {
      localStorage.setItem(key, on ? 'yes' : 'no')
    } catch {
      return // the choice lasts as long as the page
    }
  },
  { immediate: true }
)
