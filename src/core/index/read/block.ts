/** Reads an inflated block. Every count, position and text is bounded; a broken rule is an `IndexError`. */

import { stripBidiControls } from '../../article/bidi.ts'
import type { Article, Image, Provider } from '../../article/types.ts'
import { ByteReader } from '../../bytes/byte-reader.ts'
import { ALL_FLAGS, FLAGS, TEXTS } from '../block-layout.ts'
import { LIMITS } from '../limits.ts'
import { lengthen } from './address.ts'
import { type BlockRef, readStories, type StoredRow, times } from './block-stories.ts'
import { readQuality, readTime, TIME_LIMIT } from './values.ts'

export type StoredArticle = {
  readonly article: Article
  /** It has a record of its own; it is not only an entry of another record's list. */
  readonly record: boolean
  /** It belongs to another part: here only stories lead to it. */
  readonly guest: boolean
  /** Its addresses give their path keys alone. */
  readonly noIdKeys: boolean
  /** Further addresses of the page. */
  readonly also: readonly string[]
  /** Median score of its provider. */
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

/** A decoded block. Articles are assembled on request. */
export class Block {
  readonly count: number
  readonly #columns: Columns
  readonly #offset: number
  /** Articles assembled so far, by slot. */
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
      language = '',
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
    const time = times[slot] ?? null
    return {
      article: {
        title: stripBidiControls(this.#bounded(title, LIMITS.title)),
        excerpt: stripBidiControls(this.#bounded(excerpt, LIMITS.excerpt)),
        urls,
        provider: owner.provider,
        time,
        dateIsFirstSeen: time !== null && (flag & FLAGS.firstSeen) !== 0,
        language: this.#bounded(language, LIMITS.language) || null,
        type: flag & FLAGS.video ? 'video' : 'article',
        quality: qualities[slot] ?? null,
        topics: this.#list(topics, LIMITS.topics).map((topic) => this.#bounded(topic, LIMITS.topic)),
        image: imageUrl === null ? null : imageOf(imageUrl, sizes[slot]),
      },
      record: (flag & FLAGS.record) !== 0,
      guest: (flag & FLAGS.guest) !== 0,
      noIdKeys: (flag & FLAGS.noIdKeys) !== 0,
      also: this.#list(also, LIMITS.further).map((code) => this.#address(code, main, context)),
      usual: owner.usual,
    }
  }

  #text(field: number, slot: number): string {
    const { providers, texts } = this.#columns
    return texts[providers.length * 2 + field * this.count + slot] ?? ''
  }

  #bounded(text: string, most: number): string {
    if (text.length > most) throw this.#malformed(`at most ${most} characters`, text.length)
    return text
  }

  /** The values that tabs separate. */
  #list(text: string, most: number): string[] {
    const values = text === '' ? [] : text.split('\t')
    if (values.length > most) throw this.#malformed(`at most ${most} values`, values.length)
    return values
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

/** `raw` is the inflated block; `own` and `refs` are what its rows may lie in; `offset` is where the block is in the file. */
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
  if (flags.some((flag) => flag > ALL_FLAGS)) throw reader.malformed('known flags', 'others')
  const dates = times(count, () => readTime(reader, base))
  const qualities = times(count, () => readQuality(reader))
  const side = (): number | null => {
    const code = reader.varint(LIMITS.imageSide + 1)
    return code === 0 ? null : code - 1
  }
  const sizes = flags.map((flag) =>
    flag & FLAGS.image ? { width: side(), height: side() } : { width: null, height: null },
  )
  const stories = readStories(reader, count, [own, ...refs])
  const texts = readTexts(reader, providerCount * 2 + count * TEXTS.length)
  const providers = usual.map((score, i) => {
    const [name = '', domain = ''] = texts.slice(i * 2, i * 2 + 2)
    if (name.length > LIMITS.providerName || domain.length > LIMITS.domain)
      throw reader.malformed('a name and a domain of a provider', 'longer ones')
    return { provider: { name: stripBidiControls(name), domain }, usual: score }
  })
  return new Block({ providers, providerOf, flags, times: dates, qualities, sizes, stories, texts }, offset)
}

function readTexts(reader: ByteReader, expected: number): string[] {
  const texts = reader.rest().split('\n')
  if (texts.pop() !== '' || texts.length !== expected)
    throw reader.malformed(`${expected} lines of text`, texts.length)
  return texts
}
