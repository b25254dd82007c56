/** The real coronavirus folder, read from its archive (SECOND_SOURCE_DATA/corpus/coronavirus.tar.gz). Stores nothing of it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const HEADER = 512
const SIZE_AT = 124
const TYPE_AT = 156
const PLAIN_FILE = '0'

/** The texts of the Markdown files in the archive's order; null if the folder of real data is missing. */
export function realRecordFiles(): string[] | null {
  const archive = join(process.env.SECOND_SOURCE_DATA ?? '', 'corpus', 'coronavirus.tar.gz')
  return existsSync(archive) ? [...markdownIn(gunzipSync(readFileSync(archive)))] : null
}

/** The files of a POSIX tar archive: a header of 512 bytes with name and octal size, then the bytes, padded to 512. */
function* markdownIn(tar: Buffer): Generator<string> {
  const text = (from: number, length: number) =>
    tar.toString('utf8', from, from + length).replace(/\0.*$/s, '')
  for (let at = 0; at + HEADER <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(text(at + SIZE_AT, 12), 8)
    const start = at + HEADER
    // Long names are stored in entries of another type; all regular files of this archive are records.
    if (text(at + TYPE_AT, 1) === PLAIN_FILE) yield tar.toString('utf8', start, start + size)
    at = start + Math.ceil(size / HEADER) * HEADER
  }
}
