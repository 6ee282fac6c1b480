// node tools/build.mjs [APP …]: builds the named apps, or every folder that has an index.html, into dist/<app>.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const web = fileURLToPath(new URL('..', import.meta.url))
const named = process.argv.slice(2)
const apps = named.length > 0 ? named : ['console', 'field', 'public'].filter((app) => existsSync(`${web}/${app}/index.html`))
for (const app of apps) {
  process.env.GUAPAI_APP = app
  await build({ configFile: `${web}/vite.config.ts`, logLevel: 'warn' })
}
