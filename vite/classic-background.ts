/**
 * Makes Chromium's background one classic script, out of the modules that were built. Chromium keeps the compiled code of a classic
 * service worker and of a module one it does not: a background that wakes then compiles every function anew, while a page waits
 * for its count (docs/design.md has the figures).
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite'

/** The manifest as crxjs writes it, as far as it is changed here. */
type Built = { background: { readonly service_worker: string; readonly type?: 'module' } }

/** The script and all that it imports, as one classic script. */
async function bundled(entry: string, outer: InlineConfig): Promise<string> {
  const [result] = [
    await build({
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      // A classic script has no address of its own to go by; what is named from here has its place in the package.
      define: { 'import.meta.url': 'self.location.href' },
      build: {
        ...outer.build,
        write: false,
        lib: { entry, name: 'background', formats: ['iife'], fileName: () => 'background.js' },
      },
    }),
  ].flat() as Rolldown.RolldownOutput[] // `write: false` without watching
  const [script, ...others] = result?.output ?? []
  if (!script || others.length > 0) throw new Error(`${entry}: expected one output file`)
  return script.code
}

/** The scripts of a bundle that no other file names once `replaced` names none. */
function unneeded(bundle: Rolldown.OutputBundle, replaced: string): string[] {
  const texts = new Map(
    Object.values(bundle).map((one) => [one.fileName, one.type === 'chunk' ? one.code : String(one.source)]),
  )
  texts.delete(replaced)
  const isNamed = (script: string) =>
    [...texts].some(([fileName, text]) => fileName !== script && text.includes(basename(script)))
  const found: string[] = []
  for (;;) {
    const script = [...texts.keys()].find((name) => /^assets\/.*\.js$/.test(name) && !isNamed(name))
    if (script === undefined) return found
    texts.delete(script)
    found.push(script)
  }
}

export function classicBackground(): Plugin {
  let inner: InlineConfig
  return {
    name: 'classic-background',
    apply: 'build',
    enforce: 'post',
    configResolved({ build: { target, minify } }) {
      inner = { build: { target, minify } }
    },
    async writeBundle({ dir = '' }, bundle) {
      const manifestPath = join(dir, 'manifest.json')
      const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as Built // written by crxjs just now
      const { service_worker } = manifest.background
      const script = join(dir, service_worker)
      const code = await bundled(script, inner)
      for (const fileName of unneeded(bundle, service_worker)) rmSync(join(dir, fileName))
      writeFileSync(script, code)
      manifest.background = { service_worker }
      writeFileSync(manifestPath, JSON.stringify(manifest, null, 2))
    },
  }
}
