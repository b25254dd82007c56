/**
 * Asks hostile index files everything that a reader asks. Whatever the file: an error is an `IndexError`, a question ends within a
 * second of work, opening reads little, no more outlets than articles are listed, and a file that `verify` calls sound answers
 * everything.
 * usage: npx tsx scripts/fuzz/index-files.ts [COUNT] [SEED]
 */
import { pathToFileURL } from 'node:url'
import { IndexError } from '../../src/core/bytes/index-error.ts'
import { buildBytes, notingSource } from '../../src/core/index/fixtures/in-memory.ts'
import { madeArticle, madeRecords, seeded } from '../../src/core/index/fixtures/made-articles.ts'
import { memorySource } from '../../src/core/index/fixtures/memory-source.ts'
import { LIMITS } from '../../src/core/index/limits.ts'
import { listProviders } from '../../src/core/index/providers.ts'
import { type Index, openIndex, topStories } from '../../src/core/index/reader.ts'
import { verifyIndex } from '../../src/core/index/verify.ts'
import { mutate } from './mutate-index.ts'
import { type Anatomy, takeApart } from './take-apart.ts'

/** More faults than this say nothing new. */
const MAX_FAULTS = 100
/** Work that a question may take, in milliseconds of processor time. */
const MAX_WORK = 1000
/** Bytes that questions to one file may leave in memory. */
const MAX_MEMORY = 300 * 2 ** 20

/** Bytes that opening may read: meta, and both ends. */
const MAX_OPENING = LIMITS.meta + 4096

type Question = { readonly name: string; readonly ask: (index: Index) => Promise<unknown> }

const urlOf = (n: number): string => madeArticle(n).urls.web ?? madeArticle(n).urls.original ?? ''

const QUESTIONS: readonly Question[] = [
  ...[1, 4, 38].map((n) => ({
    name: `story of article ${n}`,
    ask: async (index: Index) => {
      const match = await index.find({
        url: `${urlOf(n)}?utm_source=fuzz`,
        canonical: urlOf(n + 1),
        ogUrl: madeArticle(n).urls.amp,
      })
      return match && index.story(match)
    },
  })),
  ...[true, false].map((dated) => ({
    name: dated ? 'near matches, dated' : 'near matches, undated',
    ask: (index: Index) => {
      const { title, excerpt, time } = madeArticle(37)
      return index.near({ title, excerpt, time: dated ? time : null, provider: 'elsewhere.example' })
    },
  })),
  { name: 'an outlet', ask: (index) => index.provider(madeArticle(1).provider.domain) },
  {
    name: 'all outlets',
    ask: async (index) => {
      const { length } = await listProviders(index)
      if (length > index.info.articles)
        throw new Error(`${length} outlets of ${index.info.articles} articles`)
    },
  },
  {
    name: 'top stories',
    ask: async (index) => {
      for (const error of (await topStories([index], 10)).failed.values()) throw error
    },
  },
]

/** Sound files: one of several blocks, a part with guests, and a small one, whose block has room for hostile texts. */
async function soundFiles(): Promise<Anatomy[]> {
  const edge = madeArticle(40).time ?? 0
  const owns = ({ time }: { readonly time: number | null }): boolean => time === null || time < edge
  const files = [
    await buildBytes(madeRecords(90)),
    await buildBytes(madeRecords(60), { owns }),
    await buildBytes(madeRecords(12)),
  ]
  return Promise.all(files.map((bytes) => takeApart(memorySource(bytes))))
}

/** What was wrong with `count` mutants, each with the mutant's number; the same seed gives the same mutants. */
export async function fuzzIndexFiles(seed: number, count: number): Promise<readonly string[]> {
  const sound = await soundFiles()
  const faults: string[] = []
  for (let mutant = 0; mutant < count && faults.length < MAX_FAULTS; mutant++) {
    const random = seeded(seed * 1_000_003 + mutant)
    const below = (most: number): number => Math.floor(random() * most)
    const anatomy = sound[below(sound.length)]
    if (anatomy === undefined) continue
    const bytes = await mutate(anatomy, below)
    for (const fault of await faultsOf(bytes)) faults.push(`seed ${seed}, mutant ${mutant}: ${fault}`)
  }
  return faults
}

async function faultsOf(bytes: Uint8Array): Promise<string[]> {
  const source = notingSource(bytes)
  const before = memory()
  const opened = await attempt('open', () => openIndex([source]))
  const read = source.reads.reduce((sum, { length }) => sum + length, 0)
  const verified = await attempt('verify', () => verifyIndex(source))
  const asked: Attempt<unknown>[] = [verified, opened]
  // Two parts that know the same pages are merged.
  const twice = await attempt('open twice', () => openIndex([source, source]))
  for (const index of [opened.answer, twice.answer])
    if (index) for (const { name, ask } of QUESTIONS) asked.push(await attempt(name, () => ask(index)))
  const faults = asked.flatMap(({ fault }) => fault ?? [])
  if (verified.error === null)
    for (const { name, error } of asked)
      if (error !== null) faults.push(`${name}: ${error}, though verify finds it sound`)
  if (read > MAX_OPENING) faults.push(`opening reads ${read} bytes`)
  if (memory() - before > MAX_MEMORY) faults.push('too much memory')
  return faults
}

const memory = (): number => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers

type Attempt<T> = {
  readonly name: string
  readonly answer: T | null
  readonly error: string | null
  readonly fault: string | null
}

async function attempt<T>(name: string, work: () => Promise<T>): Promise<Attempt<T>> {
  const start = process.cpuUsage()
  const outcome = await work().then(
    (answer) => ({ answer, error: null, fault: null }),
    (error: unknown) => ({
      answer: null,
      error: String(error),
      fault: error instanceof IndexError ? null : `${name}: ${error instanceof Error ? error.stack : error}`,
    }),
  )
  const { user, system } = process.cpuUsage(start)
  const worked = Math.round((user + system) / 1000)
  return { name, ...outcome, fault: worked > MAX_WORK ? `${name}: ${worked} ms of work` : outcome.fault }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [count = 10_000, seed = 1] = process.argv.slice(2).map(Number)
  const faults = await fuzzIndexFiles(seed, count)
  console.log(faults.length === 0 ? `${count} mutants of seed ${seed}: no fault` : faults.join('\n'))
  process.exitCode = faults.length === 0 ? 0 : 1
}
