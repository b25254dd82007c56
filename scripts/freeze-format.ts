/** Freezes the index format's version as it is now: `npm run freeze`, once, when a version is released. Refuses to thaw one. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  answersOf,
  FOLDER,
  largeHash,
  NAMES,
  parse,
  smallRecords,
} from '../src/core/index/fixtures/frozen.ts'
import { buildBytes } from '../src/core/index/fixtures/in-memory.ts'
import { VERSION } from '../src/core/index/layout.ts'

const folder = join(FOLDER, `v${VERSION}`)
if (existsSync(folder) && !process.argv.includes('--again')) {
  console.error(`${folder} is frozen. Bytes that change need a new version; before a release, use --again.`)
  process.exit(1)
}
mkdirSync(folder, { recursive: true })
// Those of the version before: only of the same records can other bytes be told from a new number.
const text =
  VERSION > 1 ? readFileSync(join(FOLDER, `v${VERSION - 1}`, NAMES.records), 'utf8') : smallRecords()
const records = parse(text)
const bytes = await buildBytes(records)
writeFileSync(join(folder, NAMES.records), text)
writeFileSync(join(folder, NAMES.file), bytes)
writeFileSync(join(folder, NAMES.answers), `${JSON.stringify(await answersOf(bytes, records), null, 1)}\n`)
writeFileSync(join(folder, NAMES.large), `${await largeHash()}\n`)
console.log(`frozen: ${folder}, ${bytes.length} bytes`)
