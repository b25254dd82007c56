/** The contexts that the extension's code runs in. Each one is a Vite environment, with a module graph of its own. */
import { basename } from 'node:path'
import type { EnvironmentOptions, UserConfig, ViteBuilder } from 'vite'
import type { Browser } from './manifest.ts'

/** All contexts are written into one folder, which the first one empties and copies `public` to. */
const INTO_FOLDER = { emptyOutDir: false, copyPublicDir: false, manifest: false }

/** Pages that share their code. */
const pages = (input: Readonly<Record<string, string>>): EnvironmentOptions => ({
  consumer: 'client',
  build: { ...INTO_FOLDER, rolldownOptions: { input: { ...input } } },
})

/** One classic script that imports nothing: src/x/page.ts becomes src/x/page.js. Its name must be an identifier. */
const script = (entry: string): EnvironmentOptions => ({
  consumer: 'client',
  // A classic script has no `import.meta`; all addresses that are made from it are absolute.
  define: { 'import.meta.url': 'self.location.href' },
  build: {
    ...INTO_FOLDER,
    lib: {
      entry,
      name: basename(entry, '.ts'),
      formats: ['iife'],
      fileName: () => entry.replace(/\.ts$/, '.js'),
    },
  },
})

/** Scripts that are injected into web pages, by the name of their context. */
export const INJECTED = {
  page: script('src/content/page.ts'),
  watch: script('src/content/watch.ts'),
  head: script('src/content/head.ts'),
}

/** Pages that the manifest does not name. Only Chromium's background needs a document to start workers from. */
export const OTHER_PAGES = {
  welcome: 'src/welcome/index.html',
  sample: 'src/welcome/sample.html',
  offscreen: 'src/sources/workers/offscreen.html',
}

const { welcome, sample, offscreen } = OTHER_PAGES

const CONTEXTS = {
  popup: pages({ popup: 'src/popup/index.html' }),
  // Chromium caches compiled code for classic service workers only (docs/decisions/0017-one-graph-per-context.md).
  background: script('src/background/main.ts'),
  ...INJECTED,
}

const CHROME_ONLY = { offscreen: pages({ offscreen }) }

/** One after the other: the first empties the folder, and Vite's plugin for workers knows one environment at a time. */
async function buildApp(builder: ViteBuilder): Promise<void> {
  for (const environment of Object.values(builder.environments)) await builder.build(environment)
}

/** The environments of a browser's package. Vite demands that the first one is called `client`. */
export const contextsOf = (browser: Browser): Pick<UserConfig, 'environments' | 'builder'> => ({
  environments: {
    client: {
      build: {
        emptyOutDir: true,
        rolldownOptions: { input: { options: 'src/options/index.html', welcome, sample } },
      },
    },
    ...CONTEXTS,
    ...(browser === 'chrome' && CHROME_ONLY),
  },
  builder: { sharedConfigBuild: true, sharedPlugins: true, buildApp },
})
