/** An index's articles and stories as plain values, for the peers and for the comparison with gzip. */
import { mainUrl } from '../../src/core/article/main-url.ts'
import type { Article } from '../../src/core/article/types.ts'
import type { Index } from '../../src/core/index/reader.ts'
import type { Row, Why } from '../../src/core/story/types.ts'

/** `story`: positions of other articles in the index's order, with the kind of relation, and the original of a copy. */
export type PlainArticle = {
  readonly article: Article
  readonly story: readonly PlainRow[]
}
type PlainRow = readonly [number: number | null, why: Why | null, copyOf: number | null]

/** Iterates over `articles` twice. */
export async function* plainArticles(
  index: Index,
  articles: Iterable<Article>,
): AsyncGenerator<PlainArticle> {
  const numbers = new Map<string, number>()
  for (const article of articles) numbers.set(mainUrl(article), numbers.size)
  const numberOf = (url: string | undefined) => (url === undefined ? null : (numbers.get(url) ?? null))
  const plain = (row: Row): PlainRow[] => [
    [numberOf(row.url), row.why, numberOf(row.copyOf?.url)],
    ...[...row.more, ...row.copies].flatMap(plain),
  ]
  for (const article of articles) {
    const match = await index.find({ url: mainUrl(article) })
    yield { article, story: match ? (await index.story(match)).rows.flatMap(plain) : [] }
  }
}
