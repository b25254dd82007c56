/** Builds the command line to one file that runs from a clone: dist/cli/second-source.js. */
import { chmodSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'

const OUT = 'dist/cli'
const FILE = 'second-source.js'

const executable: Plugin = {
  name: 'executable',
  writeBundle: ({ dir }) => chmodSync(`${dir ?? OUT}/${FILE}`, 0o755),
}

export default defineConfig({
  plugins: [executable],
  publicDir: false,
  // Bundled, so that starting it reads one file instead of a hundred.
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/second-source.ts',
    outDir: OUT,
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: FILE, banner: '#!/usr/bin/env node' } },
  },
})
