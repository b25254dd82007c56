/** Checks a whole file: hash, every page, every block, key and provider. Finds every flipped bit. */
import { keys } from '../url/keys.ts'
import { IndexError } from './errors.ts'
import { CHUNK_BYTES, FileHasher, toHex } from './hash.ts'
import { readBucket } from './key-table.ts'
import { pageCount } from './layout.ts'
import { openPart } from './open-part.ts'
import { termsOf } from './part-tables.ts'
import { readProviders } from './provider-table.ts'
import { Round } from './trace.ts'
import type { ByteSource } from './types.ts'

export type VerifyReport = {
  readonly hash: string
  readonly articles: number
  readonly keys: number
  readonly providers: number
  readonly storyRows: number
}

/** @throws IndexError at the first thing that is wrong. */
export async function verifyIndex(source: ByteSource): Promise<VerifyReport> {
  const part = await openPart(source)
  await checkHash(source, part.state.hash)
  const { layout, meta } = part.state
  const { sections } = layout
  const round = new Round()
  const demand = (expected: number, found: number, what: string): void => {
    if (expected !== found) throw new IndexError('malformed', 0, `${expected} ${what}`, found)
  }
  const stored = new Set<number>()
  for (let bucket = 0; bucket < layout.keyBuckets; bucket++) {
    const [payload] = await part.pages.read(sections.keys, bucket, 1, round)
    const shape = { buckets: layout.keyBuckets, numberBits: layout.numberBits }
    const entries = readBucket(
      payload ?? new Uint8Array(0),
      shape,
      sections.keys.offset + bucket * sections.keys.pageBytes,
    )
    for (const { number } of entries) stored.add(number)
  }
  demand(layout.articles, stored.size, 'articles with a key')
  let storyRows = 0
  for (const number of stored) {
    const { ref, slot } = part.home(number)
    const block = await part.block(ref, round)
    const { article } = block.article(slot)
    const main = article.urls.web ?? article.urls.original ?? ''
    const found = (await Promise.all(keys(main).map((key) => part.numbers(key, round)))).flat()
    if (!found.includes(number)) throw new IndexError('malformed', 0, `a key for ${main}`, 'none')
    for (const row of block.rows(slot)) {
      const other = await part.block({ page: row.page, pages: row.pages }, round)
      other.article(row.slot)
      storyRows++
    }
  }
  let providers = 0
  for (let bucket = 0; bucket < layout.providerBuckets; bucket++) {
    const [payload] = await part.pages.read(sections.providers, bucket, 1, round)
    providers += readProviders(payload ?? new Uint8Array(0), sections.providers.offset).length
  }
  demand(meta.providers, providers, 'providers')
  for (const section of [sections.terms, sections.blocks, sections.dictionary])
    for (let page = 0; page < pageCount(section); page++) await part.pages.read(section, page, 1, round)
  await termsOf(part, () => round)
  return { hash: part.state.hash, articles: layout.articles, keys: layout.keys, providers, storyRows }
}

async function checkHash(source: ByteSource, stated: string): Promise<void> {
  const hasher = new FileHasher()
  for (let at = 0; at < source.size; at += CHUNK_BYTES)
    await hasher.push(await source.read(at, Math.min(CHUNK_BYTES, source.size - at)))
  const actual = toHex((await hasher.finish()).hash)
  if (actual !== stated) throw new IndexError('hash', 0, stated, actual)
}
