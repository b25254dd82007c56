/**
 * The extension's build. `vite build` makes dist/chrome, `vite build --mode firefox` makes dist/firefox, `vite` serves
 * Chromium's package with hot reload (`npm run dev`).
 *
 * A publisher's own package: SECOND_SOURCE_INDEX names the index file, SECOND_SOURCE_NAME the extension.
 */
import { defineConfig, type UserConfig } from 'vite'
import { bundledIndex } from './vite/bundled-index.ts'
import { completionValue } from './vite/completion-value.ts'
import { contextsOf } from './vite/contexts.ts'
import { lightPolyfill } from './vite/light-polyfill.ts'
import { lightPreload } from './vite/light-preload.ts'
import { browserOf, crxBuild, crxServe, manifestOf } from './vite/manifest.ts'
import { packagedIndex } from './vite/packaged-index.ts'
import { samplePage } from './vite/sample-page.ts'
import { serveInjected } from './vite/serve-injected.ts'
import { servePages } from './vite/serve-pages.ts'
import { serveSteadily } from './vite/serve-steadily.ts'
import { thirdPartyNotices } from './vite/third-party-notices.ts'

export default defineConfig(async ({ command, mode }): Promise<UserConfig> => {
  const browser = browserOf(mode)
  const isBuild = command === 'build'
  // Vite would pack Preact's development helpers if the shell said so, and packages must not depend on who builds them.
  if (isBuild) process.env.NODE_ENV = 'production'
  const { SECOND_SOURCE_INDEX: index, SECOND_SOURCE_NAME: name } = process.env
  const packaged = await packagedIndex(index ?? null)
  const manifest = manifestOf(browser, name ?? null)
  const notices = thirdPartyNotices()
  return {
    plugins: [
      lightPolyfill(),
      lightPreload(),
      isBuild ? crxBuild(browser, manifest) : crxServe(browser, manifest),
      bundledIndex(packaged.index),
      samplePage(packaged.sample),
      completionValue(),
      notices,
      // Preact's preset brings hot reload, and Babel with it; a build needs neither.
      !isBuild && [
        (await import('@preact/preset-vite')).default(),
        serveInjected(),
        servePages(),
        serveSteadily(),
      ],
    ],
    build: {
      outDir: isBuild ? `dist/${browser}` : `dist/dev/${browser}`,
      target: browser === 'firefox' ? 'firefox147' : 'chrome123',
      // A slow machine is no fault of the build, so there is no warning of slow plugins. crxjs's server does not know the option.
      rolldownOptions: isBuild ? { checks: { bundlerTimings: false } } : {},
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []),
      },
    },
    worker: { format: 'es', plugins: () => [notices] },
    ...(isBuild && contextsOf(browser)),
  }
})
