/** Checks a whole file: its hash, and that everything a reader would believe follows from its articles. Finds every flipped bit. */
import { distribute } from '../article/quality.ts'
import type { Distribution } from '../article/rank.ts'
import { isoTime } from '../article/time.ts'
import type { ByteSource } from '../bytes/byte-source.ts'
import { toHex } from '../bytes/hex.ts'
import { IndexError } from '../bytes/index-error.ts'
import { verifyTerms } from '../terms/verify-section.ts'
import { CHUNK_BYTES, hashOfChunks, sha256 } from './hash.ts'
import { TRAILER_BYTES } from './layout.ts'
import { payloadsOf } from './read/file-pages.ts'
import { openPart } from './read/open-part.ts'
import type { Part } from './read/part.ts'
import { termsOf } from './read/part-tables.ts'
import { Round } from './read/trace.ts'
import { FileArticles } from './verify/articles.ts'
import { demand } from './verify/demand.ts'
import { checkKeys, checkProviders } from './verify/sections.ts'
import { checkStories } from './verify/stories.ts'
import { checkTermRows } from './verify/terms.ts'

export type VerifyReport = {
  readonly hash: string
  /** Guests are not counted. */
  readonly articles: number
  readonly guests: number
  readonly keys: number
  readonly providers: number
  readonly storyRows: number
}

/** @throws IndexError at the first thing that is wrong */
export async function verifyIndex(source: ByteSource): Promise<VerifyReport> {
  const part = await openPart(source)
  const { hash, layout, meta } = part.state
  await checkHash(source, hash)
  await checkFilePages(part)
  const articles = await FileArticles.read(part)
  demand(layout.articles === articles.counted, 0, `${layout.articles} articles`, articles.counted)
  await checkKeys(part, articles)
  const providers = await checkProviders(part, articles)
  const { rows, top } = await checkStories(part, articles)
  const distribution = distribute(Float64Array.from(articles.scores))
  const newest = isoTime(articles.newest)
  demand(meta.providers === providers, 0, `${providers} providers`, meta.providers)
  demand(meta.newest === newest, 0, `the newest article at ${newest}`, String(meta.newest))
  demand(sameJson(scoresOf(meta.distribution), scoresOf(distribution)), 0, "the articles' scores", 'others')
  demand(sameJson(meta.top, top), 0, 'the top stories of the articles', 'others')
  const terms = termsOf(part, () => new Round())
  if (terms) {
    await verifyTerms(terms, layout.articles)
    await checkTermRows(terms, articles)
  }
  const guests = articles.numbers.length - articles.counted
  return { hash, articles: articles.counted, guests, keys: layout.keys, providers, storyRows: rows }
}

const scoresOf = (scores: Distribution | null) =>
  scores && [scores.min, scores.exact, scores.values, scores.counts]

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

async function checkHash(source: ByteSource, stated: string): Promise<void> {
  const chunkHashes: Uint8Array[] = []
  const end = source.size - TRAILER_BYTES
  for (let at = 0; at < end; at += CHUNK_BYTES)
    chunkHashes.push(await sha256(await source.read(at, Math.min(CHUNK_BYTES, end - at))))
  const actual = toHex(await hashOfChunks(chunkHashes))
  if (actual !== stated) throw new IndexError('hash', 0, stated, actual)
}

/** Checks the file pages that nothing else reads whole. */
async function checkFilePages({ pages, state }: Part): Promise<void> {
  for (const name of ['dictionary', 'terms'] as const)
    for await (const { payload, offset } of payloadsOf(pages, state.layout.sections[name]))
      demand(payload.length > 0, offset, 'a payload', 'none')
}
