/** Freezes the current version of the index format: run `npm run freeze` once, when a version is released. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  answersOf,
  FOLDER,
  largeHash,
  NAMES,
  parse,
  smallBytes,
  smallRecords,
} from '../src/core/index/fixtures/frozen.ts'
import { VERSION } from '../src/core/index/layout.ts'

const folder = join(FOLDER, `v${VERSION}`)
if (existsSync(folder) && !process.argv.includes('--again')) {
  console.error(`${folder} is frozen. Bytes that change need a new version; before a release, use --again.`)
  process.exit(1)
}
mkdirSync(folder, { recursive: true })
const text = smallRecords()
const records = parse(text)
const bytes = await smallBytes(records)
writeFileSync(join(folder, NAMES.records), text)
writeFileSync(join(folder, NAMES.file), bytes)
writeFileSync(join(folder, NAMES.answers), `${JSON.stringify(await answersOf(bytes, records), null, 1)}\n`)
writeFileSync(join(folder, NAMES.large), `${await largeHash()}\n`)
console.log(`frozen: ${folder}, ${bytes.length} bytes`)
