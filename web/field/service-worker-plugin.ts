// Builds service-worker.ts into /field/sw.js with the list of all files of the app and a version that changes with any of
// them.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, type ResolvedConfig } from 'vite'

const source = fileURLToPath(new URL('./service-worker.ts', import.meta.url))

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })
}

export function serviceWorker(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'guapai-service-worker',
    apply: 'build',
    configResolved: (resolved) => void (config = resolved),
    async closeBundle() {
      const dist = config.build.outDir
      const files = filesIn(dist)
        .filter((path) => !path.endsWith('sw.js'))
        .sort()
      const hash = createHash('sha256').update(readFileSync(source))
      for (const path of files) hash.update(relative(dist, path)).update(readFileSync(path))
      await build({
        configFile: false,
        logLevel: 'warn',
        define: {
          __FILES__: JSON.stringify(files.map((path) => `/field/${relative(dist, path)}`)),
          __VERSION__: JSON.stringify(hash.digest('hex').slice(0, 12))
        },
        build: {
          outDir: dist,
          emptyOutDir: false,
          copyPublicDir: false,
          target: 'es2022',
          lib: { entry: source, formats: ['es'], fileName: () => 'sw.js' }
        }
      })
    }
  }
}
