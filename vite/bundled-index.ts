/** Packages an index: adds the file, and writes its path, hash and size into the code as `__BUNDLED_INDEX__`. */
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'

/** An index file to be packaged, already verified. `size` is in bytes. */
export type Bundled = { readonly path: string; readonly hash: string; readonly size: number }

/** The file's path in every package; its hash tells one index from another. */
const PACKAGED = 'index/bundled.index'

export function bundledIndex({ path, hash, size }: Bundled): Plugin {
  return {
    name: 'bundled-index',
    config: () => ({ define: { __BUNDLED_INDEX__: JSON.stringify({ file: `/${PACKAGED}`, hash, size }) } }),
    async generateBundle() {
      if (this.environment.name !== 'client') return
      this.emitFile({ type: 'asset', fileName: PACKAGED, source: await readFile(path) })
    },
    configureServer({ middlewares }) {
      middlewares.use(`/${PACKAGED}`, (_request, response) => {
        response.setHeader('Content-Type', 'application/octet-stream')
        createReadStream(path).pipe(response)
      })
    },
  }
}
