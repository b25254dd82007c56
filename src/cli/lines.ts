/** Text as lines: of streams of any length (standard input, .ndjson files). */
import type { Readable } from 'node:stream'
import { CliError, EXIT } from './exit.ts'

/** UTF-16 units. Longer than any record; a file without line ends must not fill the memory. */
const MAX_LINE = 64_000_000

/** Yields lines without their ends. Not node:readline: it also splits at U+2028, which JSON allows inside of texts. */
export async function* lines(stream: Readable): AsyncGenerator<string> {
  stream.setEncoding('utf8')
  let rest = ''
  for await (const chunk of stream) {
    const parts = (rest + String(chunk)).split('\n')
    rest = parts.pop() ?? ''
    if (rest.length > MAX_LINE) throw new CliError(EXIT.io, `a line is longer than ${MAX_LINE} characters`)
    for (const part of parts) yield part.endsWith('\r') ? part.slice(0, -1) : part
  }
  if (rest !== '') yield rest
}

/** The arguments, or the lines of standard input when there are none. Blank lines are left out. */
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
