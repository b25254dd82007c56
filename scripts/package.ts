/** `npm run package`: both store zips and the source zip that Mozilla asks for, byte-identical on every run. */
import { execFileSync } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { globSync } from 'tinyglobby'
import { ZipFile } from 'yazl'
import manifest from '../manifest.json' with { type: 'json' }
import { slugOf } from '../vite/slug.ts'
import { applyBuildOptions } from './build-options.ts'
import { BROWSERS, buildExtension } from './extension.ts'

const OUT = 'dist/packages'
/** The earliest date that a zip can hold. Zips have local times only. */
const FIXED_DATE = new Date(1980, 0, 1)

/** Writes files as a zip, sorted by name and with one date, so that only names and contents make a difference. */
async function zip(path: string, root: string, names: readonly string[]): Promise<void> {
  const file = new ZipFile()
  for (const name of [...names].sort()) {
    const mode = statSync(join(root, name)).mode & 0o100 ? 0o100755 : 0o100644
    file.addBuffer(readFileSync(join(root, name)), name, { mtime: FIXED_DATE, mode, forceDosTimestamp: true })
  }
  file.end()
  await pipeline(file.outputStream, createWriteStream(path))
}

/** The files under version control, or null outside a clone: other files in the folder must not be published. */
function sourceFiles(): readonly string[] | null {
  if (!existsSync('.git')) return null
  const listed = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' })
  return listed.split('\0').filter((name) => name !== '' && existsSync(name))
}

const name = applyBuildOptions('package')
await buildExtension()
mkdirSync(OUT, { recursive: true })
const stem = join(OUT, `${name === null ? 'second-source' : slugOf(name)}-${manifest.version}`)
for (const browser of BROWSERS) {
  const root = `dist/${browser}`
  await zip(`${stem}-${browser}.zip`, root, globSync('**', { cwd: root, dot: true }))
  console.log(`${stem}-${browser}.zip`)
}
const sources = sourceFiles()
if (sources) {
  await zip(`${stem}-source.zip`, '.', sources)
  console.log(`${stem}-source.zip`)
} else console.error('No source zip: this folder is not a git clone.')
