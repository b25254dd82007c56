/**
 * Builds an index of generated articles in its own process, so that the peak memory is the build's. Arguments: COUNT FILE, and
 * "no-text" for no texts. Also writes FILE.json: the cost of the build, and some pages for look-ups.
 */
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs'
import type { ArticleRecord } from '../../src/core/article/types.ts'
import { IndexBuilder } from '../../src/core/index/builder.ts'
import { CARD, generate } from '../generate/records.ts'
import type { MadeUpBuild, SamplePage } from './made-up-index.ts'

/** Records per batch, so that generating them is not measured as building. */
const BATCH = 1000
const PAGES = 2000

const [count = '', file = '', mode] = process.argv.slice(2)
const articles = Number(count)
const builder = new IndexBuilder(CARD, { text: mode !== 'no-text' })
const pages: SamplePage[] = []
let adding = 0

function addAll(batch: readonly ArticleRecord[]): void {
  const start = performance.now()
  for (const record of batch) builder.add(record)
  adding += performance.now() - start
}

let batch: ArticleRecord[] = []
let made = 0
for (const record of generate(articles)) {
  batch.push(record)
  if (isCovered(record) && pages.length < (made * PAGES) / articles) pages.push(pageOf(record))
  made++
  if (batch.length < BATCH) continue
  addAll(batch)
  batch = []
}
addAll(batch)

/** Sample pages are spread evenly over time, and have a badge: their own list names another outlet. */
function isCovered({ article, related }: ArticleRecord): boolean {
  return related.length <= 6 && related.some(({ provider }) => provider.domain !== article.provider.domain)
}

function pageOf({ article: { urls, title, excerpt, time, provider } }: ArticleRecord): SamplePage {
  return { url: urls.web ?? '', title, excerpt, time, provider: provider.domain }
}

const start = performance.now()
const out = openSync(file, 'w')
const report = await builder.finish({ write: (bytes) => void writeSync(out, bytes) })
closeSync(out)
const build: MadeUpBuild = {
  articles: report.articles,
  providers: report.providers,
  bytes: report.bytes,
  hash: report.hash,
  withStory: report.withStory,
  addSeconds: adding / 1000,
  finishSeconds: (performance.now() - start) / 1000,
  // Kilobytes on every platform since Node 14.
  peakBytes: process.resourceUsage().maxRSS * 1024,
  pages,
}
writeFileSync(`${file}.json`, JSON.stringify(build))
