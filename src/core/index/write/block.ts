/** Writes a block: the columns of neighbouring articles and of their stories, before deflating. */
import type { Article, Provider } from '../../article/types.ts'
import { ByteWriter } from '../../bytes/byte-writer.ts'
import type { Why } from '../../story/types.ts'
import { slugWords } from '../address-codes.ts'
import { FLAGS, TEXTS, WHY_KINDS } from '../block-layout.ts'
import { TIME_LIMIT } from '../read/values.ts'
import { shorten, shortenBeside } from './address.ts'
import { baseTime, writeQuality, writeTime } from './values.ts'

/** A row of a stored story. `block` is an index into the file's blocks; `copyOf` is the page's own article or another row. */
export type RowToWrite = {
  readonly block: number
  readonly slot: number
  readonly why: Why
  readonly copyOf: 'page' | number | null
  readonly copyScore: number
}

/** An article as it is written. */
export type Entry = {
  readonly article: Article
  /** It has a record of its own; it is not only an entry of another record's list. */
  readonly record: boolean
  /** It belongs to another part; a story of this file shows it. */
  readonly guest: boolean
  /** Its addresses give their path keys alone. */
  readonly noIdKeys: boolean
  /** Further addresses of the page, which give keys that the article's own do not. */
  readonly also: readonly string[]
}

export type ArticleToWrite = Entry & {
  /** Median score of the provider, when it is known. */
  readonly usual: number | null
  readonly rows: readonly RowToWrite[]
}

/** One block's bytes before deflating, and the other blocks its rows lie in, in order of first use. */
export function encodeBlock(
  articles: readonly ArticleToWrite[],
  ownBlock: number,
): { raw: Uint8Array; refs: readonly number[] } {
  const writer = new ByteWriter(16_384)
  const providers = distinctProviders(articles)
  const rows = articles.flatMap((entry) => entry.rows)
  const refs = [...new Set(rows.map((row) => row.block).filter((block) => block !== ownBlock))]
  const base = baseTime(articles.map(({ article }) => article.time))
  writer.varint(articles.length)
  writer.varint(providers.length)
  writer.varint(base + TIME_LIMIT)
  for (const { usual } of providers) writeQuality(writer, usual)
  writeNumbers(writer, articles, providers, base)
  writeRows(writer, articles, rows, [ownBlock, ...refs])
  for (const { provider } of providers) {
    writeLine(writer, provider.name)
    writeLine(writer, provider.domain)
  }
  writeTexts(writer, articles)
  return { raw: writer.take(), refs }
}

type BlockProvider = { readonly provider: Provider; readonly usual: number | null }

const providerName = ({ name, domain }: Provider): string => `${domain}\n${name}`

function distinctProviders(articles: readonly ArticleToWrite[]): BlockProvider[] {
  const seen = new Map<string, BlockProvider>()
  for (const { article, usual } of articles) {
    const key = providerName(article.provider)
    if (!seen.has(key)) seen.set(key, { provider: article.provider, usual })
  }
  return [...seen.values()]
}

function writeNumbers(
  writer: ByteWriter,
  articles: readonly ArticleToWrite[],
  providers: readonly BlockProvider[],
  base: number,
): void {
  const places = new Map(providers.map(({ provider }, i) => [providerName(provider), i]))
  for (const { article } of articles) writer.varint(places.get(providerName(article.provider)) ?? 0)
  for (const entry of articles) writer.u8(flagsOf(entry))
  for (const { article } of articles) writeTime(writer, article.time, base)
  for (const { article } of articles) writeQuality(writer, article.quality)
  for (const { article } of articles) {
    if (!article.image) continue
    writer.varint(article.image.width === null ? 0 : article.image.width + 1)
    writer.varint(article.image.height === null ? 0 : article.image.height + 1)
  }
}

const flagsOf = ({ article, record, guest, noIdKeys }: Entry): number =>
  (article.type === 'video' ? FLAGS.video : 0) |
  (record ? FLAGS.record : 0) |
  (article.image ? FLAGS.image : 0) |
  (article.dateIsFirstSeen ? FLAGS.firstSeen : 0) |
  (guest ? FLAGS.guest : 0) |
  (noIdKeys ? FLAGS.noIdKeys : 0)

function writeRows(
  writer: ByteWriter,
  articles: readonly ArticleToWrite[],
  rows: readonly RowToWrite[],
  blocks: readonly number[],
): void {
  const places = new Map(blocks.map((block, i) => [block, i]))
  for (const entry of articles) writer.varint(entry.rows.length)
  for (const row of rows) writer.varint(places.get(row.block) ?? 0)
  for (const row of rows) writer.u8(row.slot)
  for (const row of rows) writer.u8(WHY_KINDS.indexOf(row.why.by))
  for (const { why } of rows) {
    if (why.by === 'own') writer.varint(why.position)
    else writer.u8(hundredths(why.score))
  }
  for (const { why } of rows) if (why.by === 'listedBy' || why.by === 'shared') writer.varint(why.lists)
  for (const { copyOf } of rows) writer.varint(copyOf === null ? 0 : copyOf === 'page' ? 1 : copyOf + 2)
  for (const { copyOf, copyScore } of rows) if (copyOf !== null) writer.u8(hundredths(copyScore))
}

/** Similarity is kept to the hundredth. */
const hundredths = (score: number): number => Math.round(Math.min(1, Math.max(0, score)) * 100)

function writeTexts(writer: ByteWriter, articles: readonly ArticleToWrite[]): void {
  const columns = articles.map(textsOf)
  for (let field = 0; field < TEXTS.length; field++)
    for (const texts of columns) writeLine(writer, texts[field] ?? '')
}

const encoder = new TextEncoder()

/** An article's texts as the bytes they take in a block. */
export const encodedTexts = (texts: Pick<Entry, 'article' | 'also'>): Uint8Array =>
  encoder.encode(
    textsOf(texts)
      .map((text) => `${text}\n`)
      .join(''),
  )

/** An article's texts as written, in the order of `TEXTS`. */
function textsOf({ article, also }: Pick<Entry, 'article' | 'also'>): string[] {
  const { urls, title } = article
  const context = { title, domain: article.provider.domain }
  const words = slugWords(title)
  const main = urls.web ?? urls.original
  const alone = (url: string | null): string => (url === null ? '' : shorten(url, context, words))
  const beside = (url: string | null, base: string | null): string =>
    url === null ? '' : shortenBeside(url, base, context)
  return [
    title,
    article.excerpt,
    alone(urls.web),
    urls.web === null ? alone(urls.original) : beside(urls.original, urls.web),
    beside(urls.amp, main),
    beside(urls.cdnAmp, urls.amp ?? main),
    alone(article.image?.url ?? null),
    article.topics.join('\t'),
    also.map((url) => beside(url, main)).join('\t'),
    article.language ?? '',
  ]
}

function writeLine(writer: ByteWriter, text: string): void {
  writer.utf8(text)
  writer.u8(10)
}
