/** The budgets that do not depend on the machine (design 6): sizes, rounds and bytes, with generated articles. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { mainUrl } from '../src/core/article/main-url.ts'
import type { ArticleRecord } from '../src/core/article/types.ts'
import type { ByteSource } from '../src/core/bytes/byte-source.ts'
import { openPart } from '../src/core/index/read/open-part.ts'
import { openIndex } from '../src/core/index/reader.ts'
import type { Trace } from '../src/core/index/types.ts'
import { generate } from './generate/records.ts'
import { newTrace } from './support/costs.ts'
import { buildInMemory } from './support/memory-index.ts'
import { plainArticles } from './support/plain-articles.ts'

const ARTICLES = 6000
const records = [...generate(ARTICLES)]
const built = await buildInMemory(records)

const layout = async () => (await openPart(built.source)).state.layout

/** Answers reads in a later turn, unlike memory, so that all reads before that count as one round. */
const asFile = ({ size, read }: ByteSource): ByteSource => ({
  size,
  async read(offset, length) {
    await nextTurn()
    return read(offset, length)
  },
})

/** The index as after a start of the background: opened, with nothing read. */
async function cold() {
  const { states } = await openIndex([built.source])
  return openIndex([asFile(built.source)], states)
}

/** The reads of a look-up for each page, each with a cold index. */
async function costs(ask: (record: ArticleRecord, trace: Trace) => Promise<unknown>): Promise<Trace[]> {
  const some = records.filter((_, i) => i % 50 === 0)
  return Promise.all(
    some.map(async (record) => {
      const trace = newTrace()
      await ask(record, trace)
      return trace
    }),
  )
}

const most = (traces: readonly Trace[], name: keyof Trace) => Math.max(...traces.map((trace) => trace[name]))

test('a look-up takes at most 3 rounds of reads and 128 KiB', async () => {
  const traces = await costs(async ({ article }, trace) => {
    const index = await cold()
    const match = await index.find({ url: mainUrl(article) }, trace)
    expect(match).not.toBeNull()
    return match && index.story(match, trace)
  })
  expect(most(traces, 'rounds')).toBeLessThanOrEqual(3)
  expect(most(traces, 'bytes')).toBeLessThanOrEqual(128 * 1024)
})

test('a page that is in no index costs no more', async () => {
  const traces = await costs(async (_, trace) =>
    (await cold()).find({ url: 'https://nowhere.example/2026/nobody-wrote-about-this-yet' }, trace),
  )
  expect(most(traces, 'rounds')).toBeLessThanOrEqual(3)
  expect(most(traces, 'bytes')).toBeLessThanOrEqual(128 * 1024)
})

test.each([
  { kind: 'dated', shownOnly: true, rounds: 5, bytes: 512_000 },
  { kind: 'dated', shownOnly: false, rounds: 5, bytes: 512_000 },
  { kind: 'undated', shownOnly: true, rounds: 5, bytes: 1_000_000 },
  { kind: 'undated', shownOnly: false, rounds: 5, bytes: 1_000_000 },
])(
  'near matches of a $kind page (shown only: $shownOnly) take at most $rounds rounds and $bytes bytes',
  async ({ kind, shownOnly, rounds, bytes }) => {
    const traces = await costs(async ({ article: { title, excerpt, time } }, trace) => {
      const page = { title, excerpt, time: kind === 'dated' ? time : null, provider: 'elsewhere.example' }
      const { rows } = await (await cold()).near(page, { shownOnly }, trace)
      expect(rows.length).toBeGreaterThan(0)
    })
    expect(most(traces, 'rounds')).toBeLessThanOrEqual(rounds)
    expect(most(traces, 'bytes')).toBeLessThanOrEqual(bytes)
  },
)

test('the key table takes at most 8 bytes a URL', async () => {
  const urls = records.flatMap(({ article }) => Object.values(article.urls).filter((url) => url !== null))
  const { sections } = await layout()
  expect(sections.keys.length / new Set(urls).size).toBeLessThanOrEqual(8)
})

test('the terms take at most 60 bytes an article', async () => {
  const { sections, articles } = await layout()
  expect(sections.terms.length / articles).toBeLessThanOrEqual(60)
})

test('the file is no larger than gzip -9 of the same fields as lines of JSON, 1.2 times that with its terms', async () => {
  const lines: string[] = []
  const articles = records.map(({ article }) => article)
  for await (const { article, story } of plainArticles(await openIndex([built.source]), articles))
    lines.push(`${JSON.stringify({ ...article, story })}\n`)
  const zipped = gzipSync(lines.join(''), { level: 9 }).length
  const { terms } = (await layout()).sections
  expect((built.bytes.length - terms.length) / zipped).toBeLessThanOrEqual(1)
  expect(built.bytes.length / zipped).toBeLessThanOrEqual(1.2)
})
