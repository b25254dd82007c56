/** A folder of real records, built into an index by the published command line and asked for every one of its pages. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'js-yaml'
import type { Row } from '../../src/core/story/types.ts'

const CLI = 'dist/cli/second-source.js'

/** What is read of an article here; everything may be missing. */
export type Entry = {
  readonly title?: string
  readonly webUrl?: string
  readonly originalUrl?: string
  readonly ampWebUrl?: string
  readonly cdnAmpWebUrl?: string
  readonly publishedDateTime?: string | Date
  readonly provider?: { readonly domain?: string }
}
export type RealRecord = Entry & { readonly file: string; readonly related: readonly Entry[] }

/** One line of `second-source story --json`. */
export type Answer = {
  readonly url: string
  readonly match: { readonly by: string } | null
  readonly article: Row | null
  readonly rows: readonly Row[]
}

export type Ran = { readonly status: number | null; readonly stdout: string; readonly stderr: string }

export type Corpus = {
  readonly records: readonly RealRecord[]
  readonly built: Ran
  readonly verified: Ran
  /** The answer for each address of each record, by that address. */
  readonly answers: ReadonlyMap<string, Answer>
}

/** The address a record is read under. */
export const addressOf = ({ webUrl, originalUrl }: Entry): string => webUrl ?? originalUrl ?? ''

export const ampAddressesOf = ({ ampWebUrl, cdnAmpWebUrl }: Entry): string[] =>
  [ampWebUrl, cdnAmpWebUrl].flatMap((url) => url?.trim() ?? [])

/** The real corpora: names of the archives. */
export const corpora = (data: string): string[] =>
  readdirSync(join(data, 'corpus')).flatMap((name) => name.match(/^(.+)\.tar\.gz$/)?.[1] ?? [])

/** Unpacks, builds, verifies and asks; nothing is left on the disk. */
export function askCorpus(data: string, name: string): Corpus {
  const folder = mkdtempSync(join(tmpdir(), 'second-source-real-'))
  try {
    execFileSync('tar', ['-xzf', join(data, 'corpus', `${name}.tar.gz`), '-C', folder])
    const records = readRecords(join(folder, name))
    const index = join(folder, 'real.index')
    const built = secondSource(['build', join(folder, name), '-o', index, '--json'])
    const verified = secondSource(['verify', index])
    const addresses = records.flatMap((record) => [addressOf(record), ...ampAddressesOf(record)])
    const asked = secondSource(['story', index, '--json'], addresses.join('\n'))
    const answers = asked.stdout.split('\n').filter(Boolean)
    // The command's own answers, whose shape its own tests hold.
    const parsed = answers.map((line) => JSON.parse(line) as Answer)
    return { records, built, verified, answers: new Map(parsed.map((answer) => [answer.url, answer])) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function secondSource(args: readonly string[], input = ''): Ran {
  return spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', input, maxBuffer: 1e9 })
}

/** Reads records with nothing but a YAML parser, so that a fault of the project's reader shows. */
function readRecords(folder: string): RealRecord[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => {
      const front = readFileSync(join(folder, file), 'utf8').split(/^---$/m)[1] ?? ''
      const record = load(front) as Entry & { related?: readonly Entry[] } // shapes as design 2 gives them
      return { ...record, file, related: record.related ?? [] }
    })
}
