/** The contexts that the extension's code runs in. Each one is a Vite environment, with a module graph of its own. */
import { basename } from 'node:path'
import type { EnvironmentOptions, UserConfig, ViteBuilder } from 'vite'
import type { Browser } from './manifest.ts'

/** Pages that share their code. A slow machine is no fault of the build, so its warning of slow plugins is off. */
const pages = (input: Readonly<Record<string, string>>): EnvironmentOptions => ({
  consumer: 'client',
  build: { rolldownOptions: { input: { ...input }, checks: { bundlerTimings: false } } },
})

/** One classic script that imports nothing: src/x/page.ts becomes src/x/page.js. Its name must be an identifier. */
const script = (entry: string): EnvironmentOptions => ({
  consumer: 'client',
  // A classic script has no `import.meta`; all addresses that are made from it are absolute.
  define: { 'import.meta.url': 'self.location.href' },
  build: {
    lib: {
      entry,
      name: basename(entry, '.ts'),
      formats: ['iife'],
      fileName: () => entry.replace(/\.ts$/, '.js'),
    },
    rolldownOptions: { checks: { bundlerTimings: false } },
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

/** The first one empties the output folder and copies `public`; Vite demands that it is called `client`. */
const CONTEXTS = {
  client: pages({
    options: 'src/options/index.html',
    welcome: OTHER_PAGES.welcome,
    sample: OTHER_PAGES.sample,
  }),
  popup: pages({ popup: 'src/popup/index.html' }),
  // Chromium caches compiled code for classic service workers only (docs/decisions/0100-one-graph-a-context.md).
  background: script('src/background/main.ts'),
  ...INJECTED,
}

const CHROME_ONLY = { offscreen: pages({ offscreen: OTHER_PAGES.offscreen }) }

/** One after the other: the first empties the folder, and Vite's plugin for workers knows one environment at a time. */
async function buildApp(builder: ViteBuilder): Promise<void> {
  for (const environment of Object.values(builder.environments)) await builder.build(environment)
}

export function contextsOf(browser: Browser): Pick<UserConfig, 'environments' | 'builder'> {
  const { client, ...others } = browser === 'chrome' ? { ...CONTEXTS, ...CHROME_ONLY } : CONTEXTS
  const keep = { emptyOutDir: false, copyPublicDir: false, manifest: false }
  return {
    environments: {
      client: { ...client, build: { ...client.build, emptyOutDir: true } },
      ...Object.fromEntries(
        Object.entries(others).map(([name, { build, ...rest }]) => [
          name,
          { ...rest, build: { ...build, ...keep } },
        ]),
      ),
    },
    builder: { sharedConfigBuild: true, sharedPlugins: true, buildApp },
  }
}
