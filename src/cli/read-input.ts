/** Reads the records of many files, one after the other; only one file (or one line of a .ndjson file) is held at a time. */
import { constants } from 'node:buffer'
import { createReadStream, readFileSync } from 'node:fs'
import { readJsonLine } from '../core/article/json.ts'
import { readRecords } from '../core/article/read.ts'
import { decodeRecords } from '../core/article/record-files.ts'
import type { ReadRecord } from '../core/article/types.ts'
import { CliError, EXIT, ioError } from './exit.ts'
import type { InputFile } from './input-files.ts'
import { byteLines } from './lines.ts'

/** `onFile` is called before each file is read. Rejects with a `CliError` if a file cannot be read. */
export async function* readInput(
  files: readonly InputFile[],
  onFile: (file: InputFile) => void,
): AsyncGenerator<ReadRecord & { readonly file: string }> {
  for (const file of files) {
    onFile(file)
    const records = file.kind === 'ndjson' ? readLines(file.path) : readWhole(file)
    for await (const record of records) yield { ...record, file: file.path }
  }
}

/** Synchronous on purpose: thousands of small files take half the time of asynchronous reads. */
function* readWhole(file: InputFile): Generator<ReadRecord> {
  const { text, problem } = decodeRecords(readBytes(file.path))
  for (const record of readRecords(file.kind, text)) {
    yield problem ? { ...record, problems: [problem, ...record.problems] } : record
  }
}

function readBytes(path: string): Buffer {
  try {
    const bytes = readFileSync(path)
    if (bytes.length <= constants.MAX_STRING_LENGTH) return bytes
  } catch (error) {
    throw ioError('read', path, error)
  }
  const most = Math.floor(constants.MAX_STRING_LENGTH / 1e6)
  throw new CliError(
    EXIT.io,
    `cannot read ${path}: it has more than ${most} MB; write one record a line into a .ndjson file`,
  )
}

async function* readLines(path: string): AsyncGenerator<ReadRecord> {
  let line = 0
  try {
    for await (const bytes of byteLines(createReadStream(path), path)) {
      line++
      const { text, problem } = decodeRecords(bytes)
      const record = readJsonLine(text, line)
      if (record === null) continue
      yield problem ? { ...record, problems: [{ ...problem, line }, ...record.problems] } : record
    }
  } catch (error) {
    throw ioError('read', path, error)
  }
}
