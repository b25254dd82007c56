/** Reading an inflated block: every count, place and text is bounded; a rule that is broken is a typed error. */

import { stripBidiControls } from '../article/bidi.ts'
import type { Article, Image, Provider } from '../article/types.ts'
import { ByteReader } from '../bytes/byte-reader.ts'
import { FLAGS, TEXTS } from './block-layout.ts'
import { type BlockRef, readStories, type StoredRow, times } from './block-stories.ts'
import { LIMITS } from './layout.ts'
import { lengthen } from './url-code.ts'
import { readQuality, readTime, TIME_LIMIT } from './values.ts'

export type StoredArticle = {
  readonly article: Article
  readonly record: boolean
  readonly also: readonly string[]
  readonly usual: number | null
}

type Columns = {
  readonly providers: readonly { readonly provider: Provider; readonly usual: number | null }[]
  readonly providerOf: readonly number[]
  readonly flags: readonly number[]
  readonly times: readonly (number | null)[]
  readonly qualities: readonly (number | null)[]
  readonly sizes: readonly { readonly width: number | null; readonly height: number | null }[]
  readonly stories: readonly (readonly StoredRow[])[]
  readonly texts: readonly string[]
}

/** A decoded block. Articles are put together when asked for. */
export class Block {
  readonly count: number
  readonly #columns: Columns
  readonly #offset: number
  /** Articles that were asked for, by slot. */
  readonly #articles: StoredArticle[] = []

  constructor(columns: Columns, offset: number) {
    this.count = columns.flags.length
    this.#columns = columns
    this.#offset = offset
  }

  /** Rows of the story of the article at `slot`, best first. */
  rows(slot: number): readonly StoredRow[] {
    return this.#columns.stories[this.#check(slot)] ?? []
  }

  article(slot: number): StoredArticle {
    const known = this.#articles[this.#check(slot)]
    if (known) return known
    const article = this.#read(slot)
    this.#articles[slot] = article
    return article
  }

  #read(slot: number): StoredArticle {
    const { providers, providerOf, flags, times, qualities, sizes } = this.#columns
    const flag = flags[slot] ?? 0
    const owner = providers[providerOf[slot] ?? 0]
    if (!owner) throw this.#malformed('a provider', 'none')
    const [
      title = '',
      excerpt = '',
      web = '',
      original = '',
      amp = '',
      cdnAmp = '',
      image = '',
      topics = '',
      also = '',
    ] = TEXTS.map((_, field) => this.#text(field, slot))
    const context = { title, domain: owner.provider.domain }
    const read = (code: string, base: string | null): string | null =>
      code === '' ? null : this.#address(code, base, context)
    const webUrl = read(web, null)
    const originalUrl = read(original, webUrl)
    const main = webUrl ?? originalUrl
    if (main === null) throw this.#malformed('an address', 'none')
    const ampUrl = read(amp, main)
    const urls = { web: webUrl, original: originalUrl, amp: ampUrl, cdnAmp: read(cdnAmp, ampUrl ?? main) }
    const imageUrl = flag & FLAGS.image ? read(image, null) : null
    return {
      article: {
        title: stripBidiControls(title),
        excerpt: stripBidiControls(excerpt),
        urls,
        provider: owner.provider,
        time: times[slot] ?? null,
        // Version 1 of the file holds neither.
        dateIsFirstSeen: false,
        language: null,
        type: flag & FLAGS.video ? 'video' : 'article',
        quality: qualities[slot] ?? null,
        topics: topics === '' ? [] : topics.split('\t'),
        image: imageUrl === null ? null : imageOf(imageUrl, sizes[slot]),
      },
      record: (flag & FLAGS.record) !== 0,
      also: also === '' ? [] : also.split('\t').map((code) => this.#address(code, main, context)),
      usual: owner.usual,
    }
  }

  #text(field: number, slot: number): string {
    const { providers, texts } = this.#columns
    return texts[providers.length * 2 + field * this.count + slot] ?? ''
  }

  #address(code: string, base: string | null, context: { title: string; domain: string }): string {
    let url: string
    try {
      url = lengthen(code, base, context)
    } catch (error) {
      throw this.#malformed(error instanceof Error ? error.message : 'an address', JSON.stringify(code))
    }
    if (!/^https?:\/\//.test(url))
      throw this.#malformed('an http(s) address', JSON.stringify(url.slice(0, 80)))
    return url
  }

  #check(slot: number): number {
    if (slot >= this.count) throw this.#malformed(`a slot below ${this.count}`, slot)
    return slot
  }

  #malformed(expected: string, found: string | number): Error {
    return new ByteReader(new Uint8Array(0), this.#offset).malformed(expected, found)
  }
}

const imageOf = (url: string, size: { width: number | null; height: number | null } | undefined): Image => ({
  url,
  width: size?.width ?? null,
  height: size?.height ?? null,
})

/** `raw` is the inflated block; `own` and `refs` are what its rows may lie in; `offset` is where the block stands in the file. */
export function decodeBlock(
  raw: Uint8Array,
  own: BlockRef,
  refs: readonly BlockRef[],
  offset: number,
): Block {
  const reader = new ByteReader(raw, offset)
  const count = reader.varint(LIMITS.slots)
  const providerCount = reader.varint(count)
  const base = reader.varint(2 * TIME_LIMIT) - TIME_LIMIT
  const usual = times(providerCount, () => readQuality(reader))
  const providerOf = times(count, () => reader.varint(Math.max(0, providerCount - 1)))
  const flags = times(count, () => reader.u8())
  const dates = times(count, () => readTime(reader, base))
  const qualities = times(count, () => readQuality(reader))
  const side = (): number | null => {
    const code = reader.varint()
    return code === 0 ? null : code - 1
  }
  const sizes = flags.map((flag) =>
    flag & FLAGS.image ? { width: side(), height: side() } : { width: null, height: null },
  )
  const stories = readStories(reader, count, [own, ...refs])
  const texts = readTexts(reader, providerCount * 2 + count * TEXTS.length)
  const providers = usual.map((score, i) => ({
    provider: { name: stripBidiControls(texts[i * 2] ?? ''), domain: texts[i * 2 + 1] ?? '' },
    usual: score,
  }))
  return new Block({ providers, providerOf, flags, times: dates, qualities, sizes, stories, texts }, offset)
}

function readTexts(reader: ByteReader, expected: number): string[] {
  const texts = reader.rest().split('\n')
  if (texts.pop() !== '' || texts.length !== expected)
    throw reader.malformed(`${expected} lines of text`, texts.length)
  return texts
}
