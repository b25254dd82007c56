/** `npm run package`: both store zips and the source zip that Mozilla asks for, byte-identical on every run. */
import { execFileSync } from 'node:child_process'
import { createWriteStream, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { globSync } from 'tinyglobby'
import { ZipFile } from 'yazl'
import { buildOptions, slugOf } from './build-options.ts'
import { browsers, buildExtension } from './extension.ts'

const OUT = 'dist/packages'
/** The earliest date a zip can hold, in local time because zips know no other. */
const FIXED_DATE = new Date(1980, 0, 1)

/** Writes files as a zip: sorted by name, one date, one mode, so that only content makes a difference. */
async function zip(path: string, root: string, names: readonly string[]): Promise<void> {
  const file = new ZipFile()
  for (const name of [...names].sort()) {
    const mode = statSync(join(root, name)).mode & 0o100 ? 0o100755 : 0o100644
    file.addBuffer(readFileSync(join(root, name)), name, { mtime: FIXED_DATE, mode, forceDosTimestamp: true })
  }
  file.end()
  await pipeline(file.outputStream, createWriteStream(path))
}

/** The files of the repository; without git (in an unpacked source zip) everything but what is installed or built. */
function sourceFiles(): string[] {
  if (!existsSync('.git'))
    return globSync('**', { dot: true, ignore: ['node_modules/**', 'dist/**', '.cache/**'] })
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  })
  return listed.split('\0').filter((name) => name !== '' && existsSync(name))
}

const options = buildOptions('package')
await buildExtension(options)
mkdirSync(OUT, { recursive: true })
const { version } = JSON.parse(readFileSync('manifest.json', 'utf8')) as { version: string } // our own file
const stem = join(OUT, `${options.name ? slugOf(options.name) : 'second-source'}-${version}`)
for (const browser of browsers) {
  const root = `dist/${browser}`
  await zip(`${stem}-${browser}.zip`, root, globSync('**', { cwd: root, dot: true, ignore: ['.vite/**'] }))
}
await zip(`${stem}-source.zip`, '.', sourceFiles())
for (const kind of [...browsers, 'source']) console.log(`${stem}-${kind}.zip`)
