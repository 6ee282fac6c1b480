// One configuration for the three apps: GUAPAI_APP says which one is built or served. Each has its own bundle, so that
// the public page carries nothing of the console.
import vue from '@vitejs/plugin-vue'
import { VantResolver } from '@vant/auto-import-resolver'
import { fileURLToPath } from 'node:url'
import components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import { defineConfig } from 'vitest/config'
import { serviceWorker } from './field/service-worker-plugin.ts'
import { withoutIconFont } from './field/without-icon-font.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const app = process.env.GUAPAI_APP ?? 'console'
const server = process.env.GUAPAI_SERVER ?? 'http://127.0.0.1:8080'

export default defineConfig({
  root: here(`./${app}`),
  // The public app answers at /p/…; its files lie under /public/.
  base: `/${app}/`,
  resolve: { alias: { '@shared': here('./shared') } },
  plugins: [
    vue(),
    components({
      dirs: [],
      dts: false,
      resolvers: app === 'console' ? [ElementPlusResolver({ importStyle: 'css' })] : [VantResolver()]
    }),
    app === 'field' && [withoutIconFont(), serviceWorker()]
  ],
  define: { __VUE_OPTIONS_API__: app === 'public' ? 'false' : 'true', __VUE_PROD_DEVTOOLS__: 'false', __INTLIFY_JIT_COMPILATION__: 'true' },
  build: {
    outDir: here(`./dist/${app}`),
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1500,
    assetsInlineLimit: 2048
  },
  server: { proxy: { '/api': server } },
  test: { root: here('.'), environment: 'happy-dom', include: ['{shared,console,field,public}/**/*.test.ts'] }
})
