import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { whenSignedOut } from '@shared/api/client'
import { addMessages, i18n, locale, setLocale } from '@shared/i18n'
import { useSession } from '@shared/session'
import App from './App.vue'
import { messages } from './messages'
import { router } from './router'
import './styles.css'

addMessages(messages.zh, messages.en)
setLocale(locale.value)
const app = createApp(App).use(createPinia()).use(i18n).use(router)
whenSignedOut(() => {
  useSession().take(null)
  const here = router.currentRoute.value
  if (here.name && !here.meta.open) void router.push({ name: 'login', query: { back: here.fullPath } })
})
app.mount('#app')
