/** Checks a whole file: once for its hash, once for what every page, block, key and provider says. Finds every flipped bit. */

import { ByteReader } from '../bytes/byte-reader.ts'
import type { ByteSource } from '../bytes/byte-source.ts'
import { toHex } from '../bytes/hex.ts'
import { IndexError } from '../bytes/index-error.ts'
import { verifyTerms } from '../terms/verify-section.ts'
import { keys } from '../url/keys.ts'
import type { StoredArticle } from './block-read.ts'
import { NO_START } from './block-source.ts'
import { CHUNK_BYTES, hashOfChunks, sha256 } from './hash.ts'
import { hashKey } from './key-hash.ts'
import { bucketOf, findInBucket, readBucket, tagBits, tagOf } from './key-table.ts'
import { pageCount, TRAILER_BYTES } from './layout.ts'
import { openPart } from './open-part.ts'
import type { Part } from './part.ts'
import { termsOf } from './part-tables.ts'
import { providersIn } from './providers.ts'
import { Round } from './trace.ts'

export type VerifyReport = {
  readonly hash: string
  readonly articles: number
  readonly keys: number
  readonly providers: number
  readonly storyRows: number
}

const round = new Round()

/** @throws IndexError at the first thing that is wrong. */
export async function verifyIndex(source: ByteSource): Promise<VerifyReport> {
  const part = await openPart(source)
  const { hash, layout, meta } = part.state
  await checkHash(source, hash)
  const table = await KeyTable.read(part)
  const { articles, storyRows } = await checkBlocks(part, table)
  demand(layout.articles, articles, 'articles')
  demand(meta.articles, articles, 'articles')
  demand(layout.keys, table.entries, 'keys')
  demand(layout.keys, table.confirmed, 'keys that an article confirms')
  const providers = (await providersIn(part, round)).length
  demand(meta.providers, providers, 'providers')
  const { terms } = layout.sections
  for (let page = 0; page < pageCount(terms); page++) await part.pages.read(terms, page, 1, round)
  const reader = termsOf(part, () => round)
  if (reader) await verifyTerms(reader, layout.articles)
  return { hash, articles, keys: table.entries, providers, storyRows }
}

function demand(expected: number, found: number, what: string): void {
  if (expected !== found) throw new IndexError('malformed', 0, `${expected} ${what}`, found)
}

async function checkHash(source: ByteSource, stated: string): Promise<void> {
  const chunkHashes: Uint8Array[] = []
  const end = source.size - TRAILER_BYTES
  for (let at = 0; at < end; at += CHUNK_BYTES)
    chunkHashes.push(await sha256(await source.read(at, Math.min(CHUNK_BYTES, end - at))))
  const actual = toHex(await hashOfChunks(chunkHashes))
  if (actual !== stated) throw new IndexError('hash', 0, stated, actual)
}

/** The whole key table in memory: 8 MB for a million keys. */
class KeyTable {
  entries = 0
  confirmed = 0
  readonly #payloads: readonly Uint8Array[]
  readonly #shape: { readonly buckets: number; readonly numberBits: number }
  readonly #offset: number

  private constructor({ state: { layout } }: Part, payloads: readonly Uint8Array[]) {
    this.#payloads = payloads
    this.#shape = { buckets: layout.keyBuckets, numberBits: layout.numberBits }
    this.#offset = layout.sections.keys.offset
    payloads.forEach((payload, bucket) => {
      const offset = this.#offset + bucket * layout.sections.keys.pageBytes
      this.entries += readBucket(payload, this.#shape, offset).length
    })
  }

  static async read(part: Part): Promise<KeyTable> {
    const { sections, keyBuckets } = part.state.layout
    return new KeyTable(part, await part.pages.read(sections.keys, 0, keyBuckets, round))
  }

  /** Whether the table leads from a key to an article; each entry is to be asked for once. */
  confirm(key: string, article: number): boolean {
    const hash = hashKey(key)
    const { buckets } = this.#shape
    const payload = this.#payloads[bucketOf(hash, buckets)]
    if (!payload) return false
    const found = findInBucket(payload, tagOf(hash, tagBits(buckets)), this.#shape, this.#offset)
    if (!found.includes(article)) return false
    this.confirmed++
    return true
  }
}

/** Walks the blocks in the order of the file: every article's own keys are in the table, every row lies where an article is. */
async function checkBlocks(part: Part, table: KeyTable): Promise<{ articles: number; storyRows: number }> {
  const { sections, slots, blockPages } = part.state.layout
  const pages = pageCount(sections.blocks)
  /** By page: articles of the block that starts there, and how many the rows that lie there need. */
  const counts = new Uint16Array(pages)
  const needed = new Uint16Array(pages)
  let articles = 0
  let storyRows = 0
  for (let page = 0; page < pages; page++) {
    const offset = sections.blocks.offset + page * sections.blocks.pageBytes
    const [payload] = await part.pages.read(sections.blocks, page, 1, round)
    if (new ByteReader(payload ?? new Uint8Array(0), offset).u16() === NO_START) continue
    const block = await part.block({ page, pages: blockPages }, round)
    counts[page] = block.count
    articles += block.count
    for (let slot = 0; slot < block.count; slot++) {
      checkKeys(block.article(slot), page * slots + slot, table, offset)
      for (const row of block.rows(slot)) {
        needed[row.page] = Math.max(needed[row.page] ?? 0, row.slot + 1)
        storyRows++
      }
    }
  }
  needed.forEach((count, page) => {
    if (count > (counts[page] ?? 0))
      throw new IndexError(
        'malformed',
        page,
        `a block of ${count} articles in page ${page}`,
        counts[page] ?? 0,
      )
  })
  return { articles, storyRows }
}

function checkKeys({ article, also }: StoredArticle, number: number, table: KeyTable, offset: number): void {
  const { web, original, amp, cdnAmp } = article.urls
  const keysOf = (urls: readonly (string | null)[]): string[] =>
    urls.flatMap((url) => (url === null ? [] : keys(url)))
  const own = new Set(keysOf([web, original, ...also]))
  for (const key of own)
    if (!table.confirm(key, number)) throw new IndexError('malformed', offset, `an entry for ${key}`, 'none')
  // Aliases that several articles claim are in no table.
  for (const key of new Set(keysOf([amp, cdnAmp]))) if (!own.has(key)) table.confirm(key, number)
}
