/** Runs the published command line on a set: `build`, then `near` for every query; `copies` for every pair. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Run } from './metrics.ts'
import { type CopyPair, idOf, type RetrievalSet, recordOf, urlOf } from './sets.ts'

const cli = join(import.meta.dirname, '..', '..', '..', 'dist', 'cli', 'second-source.js')

/**
 * Runs the command in `folder` with `input` as JSON lines; what it prints, line by line. Through files, not pipes: it works on
 * while this process is busy. Rejects when it ends with anything but 0.
 */
async function secondSource(
  folder: string,
  args: readonly string[],
  input: readonly unknown[] = [],
): Promise<string[]> {
  const given = join(folder, 'input.ndjson')
  const printed = join(folder, 'output.ndjson')
  const said = join(folder, 'errors.txt')
  writeFileSync(given, jsonLines(input))
  const files = [openSync(given, 'r'), openSync(printed, 'w'), openSync(said, 'w')]
  try {
    const child = spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: files })
    const [code] = await once(child, 'close')
    if (code !== 0)
      throw new Error(`second-source ${args[0]} ended with ${code}: ${readFileSync(said, 'utf8')}`)
  } finally {
    for (const file of files) closeSync(file)
  }
  return readFileSync(printed, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
}

const jsonLines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('')

/** Gives `use` an empty folder, and removes it afterwards. */
async function inFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'score-story-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

type NearLine = { qid: string; ranked: [string, number][]; shown: number }

/** The near matches of a set's queries, `limit` each, and which of them are shown. */
export const nearRun = (
  { documents, queries }: RetrievalSet,
  limit = 10,
): Promise<{ ranked: Run; shown: Run }> =>
  inFolder(async (folder) => {
    writeFileSync(join(folder, 'records.ndjson'), jsonLines(documents.map(recordOf)))
    await secondSource(folder, [
      'build',
      'records.ndjson',
      '-o',
      'index',
      '--name',
      'score',
      '--maker',
      'score',
    ])
    const urls = new Map(documents.map((document) => [document.id, urlOf(document)]))
    const pages = queries.map((query) => ({
      qid: query.qid,
      ...recordOf(query),
      exclude: query.hide.flatMap((id) => urls.get(id) ?? []),
    }))
    const ranked: Run = new Map()
    const shown: Run = new Map()
    for (const line of await secondSource(folder, ['near', 'index', '--limit', String(limit)], pages)) {
      const answer: NearLine = JSON.parse(line)
      const rows = answer.ranked.map(([url, score]): [string, number] => [idOf(url), score])
      ranked.set(answer.qid, rows)
      shown.set(answer.qid, rows.slice(0, answer.shown))
    }
    return { ranked, shown }
  })

/** Which pairs `copies` calls copies: 1, the others 0. */
export const copiesRun = (pairs: readonly CopyPair[]): Promise<Map<string, number>> =>
  inFolder(async (folder) => {
    const input = pairs.map(({ id, a, b }) => ({
      id,
      a: recordOf({ ...a, id: 'a' }),
      b: recordOf({ ...b, id: 'b' }),
    }))
    const calls = new Map<string, number>()
    for (const line of await secondSource(folder, ['copies'], input)) {
      const { id, copy }: { id: string; copy: boolean } = JSON.parse(line)
      calls.set(id, copy ? 1 : 0)
    }
    return calls
  })
