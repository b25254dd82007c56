/** The extension's build for one browser, from one source. */
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin'
import preact from '@preact/preset-vite'
import type { InlineConfig } from 'vite'
import firefox from '../manifest.firefox.json' with { type: 'json' }
import base from '../manifest.json' with { type: 'json' }
import { type Bundled, bundledIndex } from './bundled-index.ts'
import { classicBackground } from './classic-background.ts'
import { contentScript } from './content-script.ts'
import { lightPolyfill } from './light-polyfill.ts'
import { lightPreload } from './light-preload.ts'
import { mergePatch } from './merge-patch.ts'
import { type SampleArticle, samplePage } from './sample-page.ts'

export type Browser = 'chrome' | 'firefox'

/** What a package is made of. */
type Package = {
  readonly browser: Browser
  readonly index: Bundled
  /** The article of the packaged sample page, one of the index. */
  readonly sample: SampleArticle
  /** A publisher's name for the extension and the part of its gecko id before the @; null: Second Source itself. */
  readonly named: { readonly name: string; readonly slug: string } | null
}

/** Scripts that are injected at run time, never named in the manifest. */
const injected = ['src/content/page.ts', 'src/content/watch.ts', 'src/content/head.ts']
/** Extension pages that the manifest does not name. Only Chromium's background needs a document to start workers from. */
const pages = {
  chrome: ['src/welcome/sample.html', 'src/welcome/index.html', 'src/sources/workers/offscreen.html'],
  firefox: ['src/welcome/sample.html', 'src/welcome/index.html'],
}

/**
 * The popup's first paint in few files, which compress and load better than many: what the worker shares with it, what the
 * pages share with it, and its own. Each group takes along what its modules import, unless a group before it has that.
 */
const groups = [
  {
    name: 'look-up',
    test: /src\/(?:sources\/lookup\/(?:fast-lookup|prefetch|count-outlets)|platform\/(?:settings|tab|open))\.ts$/,
    priority: 3,
  },
  {
    name: 'view',
    test: /preload-helper|node_modules\/preact\/|src\/ui\/words\/(?!fault)|src\/ui\/(?:(?:icons|tile|text|outlet)\.tsx?|(?:tokens|ui)\.css)$/,
    priority: 2,
  },
  { name: 'popup', test: /src\/popup\/main\.tsx$/, priority: 1 },
  // A module runs when all it imports has run: in one file with the rest of the background, this would come last.
  { name: 'wake', test: /src\/background\/wake\.ts$/, priority: 1 },
  // Small ones that the popup's later code shares with other pages: a file of each weighs more than what is in it.
  { name: 'small', test: /src\/platform\/(?:ask|open-own|page-report|shortcut)\.ts$/, priority: 0 },
  // What the worker looks up with, and the popup when the first paint's code does not do.
  { name: 'whole-look-up', test: /src\/sources\/lookup\/lookup\.ts$/, priority: 0 },
]

/** The manifest patch of a publisher's own package: its name, and an id of its own for Mozilla's store. */
function publisherPatch({ browser, named }: Package) {
  if (!named) return {}
  const { id } = firefox.browser_specific_settings.gecko
  const gecko = { id: `${named.slug}@${id.split('@')[1]}` }
  const name = { name: named.name, action: { default_title: named.name } }
  return browser === 'firefox' ? { ...name, browser_specific_settings: { gecko } } : name
}

/** The manifest before crxjs fills in the built files. */
function manifestOf(wanted: Package): ManifestV3Export {
  const forBrowser = wanted.browser === 'firefox' ? mergePatch(base, firefox) : base
  // Checked by web-ext lint and by both browsers, not by crxjs's types.
  return mergePatch(forBrowser, publisherPatch(wanted)) as unknown as ManifestV3Export
}

export function extensionConfig(wanted: Package): InlineConfig {
  const { browser, index, sample } = wanted
  return {
    configFile: false,
    logLevel: 'warn',
    plugins: [
      preact(),
      lightPolyfill(),
      lightPreload(),
      crx({ manifest: manifestOf(wanted), browser }),
      bundledIndex(index),
      samplePage(sample),
      ...injected.map(contentScript),
      browser === 'chrome' && classicBackground(),
    ],
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      target: browser === 'firefox' ? 'firefox147' : 'chrome123',
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_, files, { hostType }) => (hostType === 'html' ? files : []),
      },
      rolldownOptions: {
        input: pages[browser],
        output: { codeSplitting: { groups } },
        // A slow machine is no fault of the build: it would print where the time went.
        checks: { bundlerTimings: false },
      },
    },
    worker: { format: 'es' },
  }
}
