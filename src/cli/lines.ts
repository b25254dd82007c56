/** Splits streams of any length into lines (standard input, .ndjson files). */
import type { Readable } from 'node:stream'
import { wideEncoding } from '../core/article/record-files.ts'
import { CliError, EXIT } from './exit.ts'

/** Longest line in bytes, longer than any record. A file without line ends must not fill the memory. */
const MAX_LINE = 64_000_000
const NEWLINE = 10

/** Yields lines without their newlines. UTF-16 is converted to UTF-8. `name`: the stream's name in messages. */
export async function* byteLines(stream: Readable, name: string): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  let held = 0
  let number = 1
  for await (const chunk of asUtf8(stream)) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield Buffer.concat([...rest, chunk.subarray(start, end)])
      rest = []
      held = 0
      number++
      start = end + 1
    }
    rest.push(chunk.subarray(start))
    held += chunk.length - start
    if (held > MAX_LINE)
      throw new CliError(
        EXIT.io,
        `${name}:${number}:1 this line is longer than ${MAX_LINE / 1e6} MB; write one record a line`,
      )
  }
  if (held > 0) yield Buffer.concat(rest)
}

async function* asUtf8(stream: Readable): AsyncGenerator<Buffer> {
  let decoder: TextDecoder | null | undefined
  for await (const bytes of stream) {
    const chunk = Buffer.from(bytes)
    if (decoder === undefined) {
      const wide = wideEncoding(chunk)
      decoder = wide === null ? null : new TextDecoder(wide)
    }
    yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : chunk
  }
}

/** Yields lines without their ends. Not node:readline: it also splits at U+2028, which JSON allows inside of texts. */
export async function* lines(stream: Readable): AsyncGenerator<string> {
  for await (const bytes of byteLines(stream, 'stdin')) {
    const line = bytes.toString()
    yield line.endsWith('\r') ? line.slice(0, -1) : line
  }
}

/** The arguments, or the lines of standard input without blank ones if there are no arguments. */
export async function* argumentsOrLines(given: readonly string[], what: string): AsyncGenerator<string> {
  if (given.length > 0) {
    yield* given
    return
  }
  if (process.stdin.isTTY) {
    throw new CliError(EXIT.usage, `give ${what} as arguments, or one a line on standard input`)
  }
  for await (const line of lines(process.stdin)) if (line.trim() !== '') yield line.trim()
}
