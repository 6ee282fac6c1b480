import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { Locale } from 'vant'
import english from 'vant/es/locale/lang/en-US'
import { addMessages, i18n, locale, setLocale } from '@shared/i18n'
import App from './App.vue'
import { en } from './messages/en'
import { zh } from './messages/zh'
import { start } from './phone'
import { router } from './router'
import { registerServiceWorker } from './update'
import './large'
import './styles.css'

addMessages(zh, en)
setLocale(locale.value)
if (locale.value === 'en') Locale.use('en-US', english)
const app = createApp(App).use(createPinia()).use(i18n)
void start().then(() => {
  app.use(router).mount('#app')
  void registerServiceWorker()
})
