/** Compares the rows of the terms section with the articles: each article once, with its time and its provider. */
import { providerTag } from '../../terms/layout.ts'
import type { TermReader } from '../../terms/read-section.ts'
import { hashWord } from '../../text/words.ts'
import type { FileArticles } from './articles.ts'
import { demand } from './demand.ts'

/** Rows read at once. */
const ROWS_AT_ONCE = 4096

/** @throws IndexError at the first row that is not an article's */
export async function checkTermRows(reader: TermReader, articles: FileArticles): Promise<void> {
  const open = await reader.open()
  const { head } = open
  const seen = new Set<number>()
  for (let rank = 0; rank < head.articles; rank += ROWS_AT_ONCE) {
    const count = Math.min(ROWS_AT_ONCE, head.articles - rank)
    for (const { article, time, provider } of await open.rows(
      Array.from({ length: count }, (_, i) => rank + i),
    )) {
      const place = articles.placeOf(article)
      demand(place !== undefined && !articles.isGuest(place) && !seen.has(article), 0, 'an article', article)
      seen.add(article)
      const stated = articles.times[place ?? 0] ?? Number.NaN
      const steps = (stated - (time ?? Number.NaN)) / head.timeStep
      demand(
        time === null ? Number.isNaN(stated) : steps >= 0 && steps < 1,
        0,
        `the time ${stated}`,
        String(time),
      )
      const tag = providerTag(hashWord(articles.outlets.identityOf(place ?? 0)))
      demand(provider === tag, 0, `the provider ${tag}`, provider)
    }
  }
}
