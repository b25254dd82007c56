/** Runs the published command line on a set: `build`, then `near` for every query; `copies` for every pair. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Run } from './metrics.ts'
import { type CopyPair, idOf, type RetrievalSet, recordOf, urlOf } from './sets.ts'

const cli = join(import.meta.dirname, '..', '..', 'dist', 'cli', 'second-source.js')

/** Everything the command prints. Rejects when it ends with anything but 0. */
function secondSource(args: readonly string[], input: readonly unknown[] = []): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
    let out = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`second-source ${args[0]} ended with ${code}`)),
    )
    child.stdin.end(jsonLines(input))
  })
}

const jsonLines = (values: readonly unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('')
const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '')

type NearLine = { qid: string; ranked: [string, number][]; shown: number }

/** All near matches of a set's queries, ten each, and which of them are shown. */
export async function nearRun({ documents, queries }: RetrievalSet): Promise<{ ranked: Run; shown: Run }> {
  const folder = mkdtempSync(join(tmpdir(), 'score-story-'))
  try {
    const [records, index] = [join(folder, 'records.ndjson'), join(folder, 'index.2s')]
    writeFileSync(records, jsonLines(documents.map(recordOf)))
    await secondSource(['build', records, '-o', index, '--name', 'score', '--maker', 'score', '--json'])
    const urls = new Map(documents.map((document) => [document.id, urlOf(document)]))
    const pages = queries.map((query) => ({
      qid: query.qid,
      ...recordOf(query),
      exclude: query.hide.flatMap((id) => urls.get(id) ?? []),
    }))
    const ranked: Run = new Map()
    const shown: Run = new Map()
    for (const line of lines(await secondSource(['near', index], pages))) {
      const answer: NearLine = JSON.parse(line)
      const rows = answer.ranked.map(([url, score]): [string, number] => [idOf(url), score])
      ranked.set(answer.qid, rows)
      shown.set(answer.qid, rows.slice(0, answer.shown))
    }
    return { ranked, shown }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What `copies` says of each pair: its evidence, and 1 where it calls the pair a copy. */
export async function copiesRun(pairs: readonly CopyPair[]) {
  const input = pairs.map(({ id, a, b }) => ({
    id,
    a: recordOf({ ...a, id: 'a' }),
    b: recordOf({ ...b, id: 'b' }),
  }))
  const calls = new Map<string, number>()
  for (const line of lines(await secondSource(['copies'], input))) {
    const { id, copy }: { id: string; copy: boolean } = JSON.parse(line)
    calls.set(id, copy ? 1 : 0)
  }
  return calls
}
