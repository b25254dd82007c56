/**
 * Size: bytes per URL of the key table, bytes per article by section, and the whole file compared with `gzip -9` of the same
 * fields as NDJSON. Budgets: 8 bytes per URL with its article number; 1.0 times gzip without term postings, 1.2 times with them.
 */
import { readFileSync } from 'node:fs'
import { createGzip } from 'node:zlib'
import { mainUrl } from '../src/core/article/main-url.ts'
import { readRecords } from '../src/core/article/read.ts'
import type { Article, ArticleRecord } from '../src/core/article/types.ts'
import { SECTIONS } from '../src/core/index/layout.ts'
import { openPart } from '../src/core/index/read/open-part.ts'
import { openIndex } from '../src/core/index/reader.ts'
import { generate } from './generate/records.ts'
import { madeUpIndex } from './support/made-up-index.ts'
import { buildInMemory, sourceOf } from './support/memory-index.ts'
import { plainArticles } from './support/plain-articles.ts'
import { realRecordFiles } from './support/real-records.ts'
import { round, writeResult } from './support/result.ts'
import { sizesUpTo } from './support/sizes.ts'

/** Above this number of articles the plain lines omit stories: reading all of them takes too long. */
const MOST_STORIES = 100_000

const urlsOf = ({ urls }: Article): number => new Set(Object.values(urls).filter((url) => url !== null)).size

/** Counts the bytes of lines compressed by `gzip -9`. */
class Zipped {
  readonly #gzip = createGzip({ level: 9 })
  #bytes = 0
  readonly #ended: Promise<void>

  constructor() {
    this.#ended = new Promise((resolve) =>
      this.#gzip.on('data', (part) => (this.#bytes += part.length)).on('end', resolve),
    )
  }

  async line(value: object): Promise<void> {
    if (!this.#gzip.write(`${JSON.stringify(value)}\n`))
      await new Promise((resolve) => this.#gzip.once('drain', resolve))
  }

  async bytes(): Promise<number> {
    this.#gzip.end()
    await this.#ended
    return this.#bytes
  }
}

async function measure(bytes: Buffer, articles: Iterable<Article>, withStories: boolean): Promise<object> {
  const source = sourceOf(bytes)
  const { layout } = (await openPart(source)).state
  const index = await openIndex([source])
  const [fields, fieldsAndStory] = [new Zipped(), new Zipped()]
  let urls = 0
  for (const article of articles) {
    urls += urlsOf(article)
    await fields.line(article)
  }
  if (withStories)
    for await (const { article, story } of plainArticles(index, articles))
      await fieldsAndStory.line({ ...article, story })
  const size = (name: (typeof SECTIONS)[number]) => layout.sections[name].length
  const [plain, plainWithStories] = [await fields.bytes(), await fieldsAndStory.bytes()]
  const ratios = (zipped: number) => ({
    withoutTerms: round((bytes.length - size('terms')) / zipped, 3),
    withTerms: round(bytes.length / zipped, 3),
  })
  return {
    articles: layout.articles,
    fileBytes: bytes.length,
    keyTableBytesPerUrl: { measured: round(size('keys') / urls), budget: 8 },
    bytesPerArticle: {
      ...Object.fromEntries(SECTIONS.map((name) => [name, round(size(name) / layout.articles, 1)])),
      file: round(bytes.length / layout.articles, 1),
    },
    gzipBytesPerArticle: {
      fields: round(plain / layout.articles, 1),
      ...(withStories ? { fieldsAndStories: round(plainWithStories / layout.articles, 1) } : {}),
    },
    timesGzip: {
      budget: { withoutTerms: 1, withTerms: 1.2 },
      ofFields: ratios(plain),
      ...(withStories ? { ofFieldsAndStories: ratios(plainWithStories) } : {}),
    },
  }
}

/** Each page once, in the index's order: by time, then by address. */
function articlesOf(records: readonly ArticleRecord[]): Article[] {
  const all = [...records.flatMap(({ related }) => related), ...records.map(({ article }) => article)]
  const pages = [...new Map(all.map((article) => [mainUrl(article), article])).values()]
  return pages.sort((a, b) => (a.time ?? 0) - (b.time ?? 0) || (mainUrl(a) < mainUrl(b) ? -1 : 1))
}

/** Generated again for each pass, roughly by time: a million do not fit in memory. */
const madeUpArticles = (count: number): Iterable<Article> => ({
  *[Symbol.iterator]() {
    for (const { article } of generate(count)) yield article
  },
})

async function measureReal(files: readonly string[]): Promise<object> {
  const records = files.flatMap((text) =>
    [...readRecords('markdown', text)].flatMap(({ record }) => record ?? []),
  )
  return measure((await buildInMemory(records)).bytes, articlesOf(records), true)
}

const files = realRecordFiles()
const madeUp: object[] = []
for (const count of sizesUpTo())
  madeUp.push(
    await measure(readFileSync(madeUpIndex(count).path), madeUpArticles(count), count <= MOST_STORIES),
  )
writeResult(
  'size',
  'bytes by section, and times gzip -9 of the same fields as NDJSON (of the fields alone, and with each story as numbers and reasons)',
  {
    real: files ? await measureReal(files) : 'SECOND_SOURCE_DATA is not set',
    madeUp,
  },
)
