/** The extension's manifest: for each browser, for a publisher's package, as it is built and as it is served. */
import { type CrxPlugin, crx, type ManifestV3Export } from '@crxjs/vite-plugin'
import type { Plugin, PluginOption } from 'vite'
import firefox from '../manifest.firefox.json' with { type: 'json' }
import base from '../manifest.json' with { type: 'json' }
import { mergePatch } from './merge-patch.ts'
import { slugOf } from './slug.ts'

export type Browser = 'chrome' | 'firefox'

/** The parts of our manifests that the build reads or changes. */
type Manifest = typeof base & { readonly background: { readonly scripts?: readonly string[] } }

const FIREFOX_ID = firefox.browser_specific_settings.gecko.id

/** The browser that Vite's mode names; its default modes mean Chromium. */
export function browserOf(mode: string): Browser {
  if (mode === 'firefox') return 'firefox'
  if (['chrome', 'production', 'development'].includes(mode)) return 'chrome'
  throw new Error(`Unknown mode "${mode}". Use --mode chrome (the default) or --mode firefox.`)
}

/** What a publisher's own package changes: its name, and the id for Mozilla's store. */
function publisherPatch(browser: Browser, name: string | null) {
  if (name === null) return {}
  const named = { name, action: { default_title: name } }
  if (browser === 'chrome') return named
  const id = `${slugOf(name)}@${FIREFOX_ID.split('@')[1]}`
  return { ...named, browser_specific_settings: { gecko: { id } } }
}

/** The manifest of a browser, with source files as entries. `name`: a publisher's name for the extension, or null. */
export function manifestOf(browser: Browser, name: string | null): Manifest {
  const forBrowser = browser === 'firefox' ? mergePatch(base, firefox) : base
  // Patches keep the shape; web-ext lint and both browsers check the values.
  return mergePatch(forBrowser, publisherPatch(browser, name)) as unknown as Manifest
}

/** The manifest with the built background, which is a classic script. */
function builtManifest(manifest: Manifest): object {
  const built = (path: string) => path.replace(/\.ts$/, '.js')
  const { service_worker, scripts } = manifest.background
  const background = scripts ? { scripts: scripts.map(built) } : { service_worker: built(service_worker) }
  return { ...manifest, background }
}

/** Pages and modules come from Vite's server, and Vite adds style sheets and opens a web socket. */
const SERVED_POLICY = {
  content_security_policy: { extension_pages: "script-src 'self' http://localhost:*; object-src 'self'" },
}

/** crxjs writes the manifest, but its entries are built by contexts of their own (contexts.ts). */
export function crxBuild(browser: Browser, manifest: Manifest): PluginOption[] {
  const { background, options_ui, action, ...shared } = manifest
  const { default_popup, ...button } = action
  const entries: CrxPlugin = {
    name: 'manifest-entries',
    enforce: 'post',
    renderCrxManifest: () => builtManifest(manifest) as never,
  }
  const plugins = [...crx({ manifest: { ...shared, action: button } as ManifestV3Export, browser }), entries]
  // crxjs would write a manifest in every environment.
  const inClient: Pick<Plugin, 'applyToEnvironment'> = { applyToEnvironment: ({ name }) => name === 'client' }
  return plugins.map((plugin) => ({ ...(plugin as Plugin), ...inClient }))
}

/** crxjs serves the whole extension with hot reload. */
export const crxServe = (browser: Browser, manifest: Manifest): PluginOption[] =>
  crx({ manifest: mergePatch(manifest, SERVED_POLICY) as unknown as ManifestV3Export, browser })
