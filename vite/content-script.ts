/**
 * Builds a script that is injected into pages: one self-contained classic file that the manifest does not name, so that
 * no page can fetch it (crxjs's own way puts it into web_accessible_resources and loads it with a dynamic import).
 */
import { basename } from 'node:path'
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite'

/** The configuration of the nested build: as the extension's own, but a library of one file. */
function nested(entry: string, fileName: string, outer: InlineConfig): InlineConfig {
  return {
    ...outer,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ...outer.build,
      write: false,
      lib: { entry, name: basename(fileName, '.js'), formats: ['iife'], fileName: () => fileName },
    },
  }
}

/**
 * Emits `entry` (src/x/page.ts) as src/x/page.js. The script's completion value is its default export: what
 * `scripting.executeScript({ files })` returns. The file's name must be a JavaScript identifier.
 */
export function contentScript(entry: string): Plugin {
  const fileName = entry.replace(/\.ts$/, '.js')
  let inner: InlineConfig
  return {
    name: `content-script:${entry}`,
    apply: 'build',
    configResolved({ root, mode, build: { target, minify } }) {
      inner = nested(entry, fileName, { root, mode, build: { target, minify } })
    },
    async generateBundle() {
      const [result] = [await build(inner)].flat() as Rolldown.RolldownOutput[] // `write: false` without watching
      const [script, ...others] = result?.output ?? []
      if (!script || others.length > 0) this.error(`${entry}: expected one output file`)
      // Appended here, because as a rolldown footer the minifier drops it.
      this.emitFile({ type: 'asset', fileName, source: `${script.code}${basename(fileName, '.js')};\n` })
    },
  }
}
