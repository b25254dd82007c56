/** Compares the generated articles with the real folder in everything that matters to an index. */

import { gzipSync } from 'node:zlib'
import { mainUrl } from '../src/core/article/main-url.ts'
import { readRecords } from '../src/core/article/read.ts'
import type { Article, ArticleRecord } from '../src/core/article/types.ts'
import { openIndex } from '../src/core/index/reader.ts'
import type { Row } from '../src/core/story/types.ts'
import { words } from '../src/core/text/words.ts'
import { generate } from './generate/records.ts'
import { buildInMemory } from './support/memory-index.ts'
import { realRecordFiles } from './support/real-records.ts'
import { mean, quantile, round, writeResult } from './support/result.ts'

type Profile = Readonly<Record<string, number>>

/** Figures that must be within 15 % of the real folder's. */
const HELD = ['gzipRatio', 'urlsPerArticle', 'termsPerArticle', 'storyRowsPerArticle']
const MARGIN = 0.15

const urlsOf = ({ urls }: Article) => new Set(Object.values(urls).filter((url) => url !== null)).size
const termsOf = ({ title, excerpt }: Article) =>
  new Set([...words(title), ...words(excerpt)].filter(({ stop }) => !stop).map(({ stem }) => stem)).size

const rowsIn = (rows: readonly Row[]): number =>
  rows.reduce((sum, row) => sum + 1 + rowsIn(row.more) + rowsIn(row.copies), 0)

/** Each address once; a record has priority over an entry of a list. */
function distinctArticles(records: readonly ArticleRecord[]): Article[] {
  const all = [...records.map(({ article }) => article), ...records.flatMap(({ related }) => related)]
  return [...new Map(all.toReversed().map((article) => [mainUrl(article), article])).values()].sort(
    (a, b) => (a.time ?? 0) - (b.time ?? 0) || (mainUrl(a) < mainUrl(b) ? -1 : 1),
  )
}

async function profileOf(records: readonly ArticleRecord[]): Promise<Profile> {
  const articles = distinctArticles(records)
  const ndjson = Buffer.from(articles.map((article) => `${JSON.stringify(article)}\n`).join(''))
  const zipped = gzipSync(ndjson, { level: 9 }).length
  const { source, report } = await buildInMemory(records)
  const index = await openIndex([source])
  const stories: number[] = []
  for (const article of articles) {
    const match = await index.find({ url: mainUrl(article) })
    if (match) stories.push(rowsIn((await index.story(match)).rows))
  }
  const share = (count: number) => round(count / articles.length, 3)
  return {
    articles: report.articles,
    gzipRatio: round(ndjson.length / zipped),
    urlsPerArticle: round(mean(articles.map(urlsOf))),
    termsPerArticle: round(mean(articles.map(termsOf))),
    storyRowsPerArticle: round(mean(stories)),
    storyRowsP90: quantile(stories, 0.9),
    storyRowsP99: quantile(stories, 0.99),
    withStory: round(report.withStory / report.articles, 3),
    listEntriesPerRecord: round(mean(records.map(({ related }) => related.length))),
    ndjsonBytesPerArticle: round(ndjson.length / articles.length, 0),
    indexBytesPerArticle: round(report.bytes / report.articles, 0),
    titleCharacters: round(mean(articles.map(({ title }) => title.length)), 0),
    excerptCharacters: round(mean(articles.map(({ excerpt }) => excerpt.length)), 0),
    urlCharacters: round(mean(articles.map((article) => mainUrl(article).length)), 0),
    withAmp: share(articles.filter(({ urls }) => urls.amp !== null).length),
    withImage: share(articles.filter(({ image }) => image !== null).length),
    providers: report.providers,
    differentTerms: new Set(
      articles.flatMap(({ title, excerpt }) => words(`${title}. ${excerpt}`).map((w) => w.stem)),
    ).size,
  }
}

const files = realRecordFiles()
const real = files?.flatMap((text) =>
  [...readRecords('markdown', text)].flatMap(({ record }) => record ?? []),
)
const realProfile = real ? await profileOf(real) : null
// As many as the real folder has records.
const madeUp = await profileOf([...generate(realProfile?.articles ?? 6108)])
const off = (name: string) => (realProfile ? (madeUp[name] ?? 0) / (realProfile[name] ?? 1) - 1 : 0)
const beyond = HELD.filter((name) => Math.abs(off(name)) > MARGIN)
writeResult(
  'generator',
  `made-up articles beside the real folder's; ${HELD.join(', ')} are held within ${MARGIN * 100} %`,
  {
    figures: Object.fromEntries(
      Object.entries(madeUp).map(([name, value]) => [
        name,
        realProfile
          ? { real: realProfile[name], madeUp: value, differsBy: `${round(off(name) * 100, 1)} %` }
          : { madeUp: value },
      ]),
    ),
  },
)
if (beyond.length > 0) {
  console.error(`beyond ${MARGIN * 100} %: ${beyond.join(', ')}`)
  process.exitCode = 1
}
