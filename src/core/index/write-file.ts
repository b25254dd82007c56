/** Writing the file: articles arranged into blocks, then section after section, then footer and hash. */
import { distribute, usualOf } from '../article/quality.ts'
import type { Article, Card } from '../article/types.ts'
import { isoTime } from '../story/fold.ts'
import { providerIdentity } from '../url/provider.ts'
import { packBlock, placeBlocks, writeBlocks } from './block-file.ts'
import { encodeBlock, type RowToWrite, textsOf } from './block-write.ts'
import type { ByteSink } from './builder.ts'
import type { CollectedKeys } from './builder-keys.ts'
import type { PackedRow, StoryRows } from './builder-stories.ts'
import { FileHasher, toHex } from './hash.ts'
import { encodeKeys } from './key-section.ts'
import {
  CRC_BYTES,
  HEADER_BYTES,
  type Layout,
  LIMITS,
  PAGE_BYTES,
  SECTIONS,
  type Section,
  type SectionName,
  TAIL_BYTES,
  TRAILER_BYTES,
} from './layout.ts'
import { encodeFooter, encodeHeader, encodeTrailer } from './layout-code.ts'
import { encodeMeta } from './meta.ts'
import type { PageMerger } from './page-merge.ts'
import { cutPages, sealPage } from './pages.ts'
import { encodeProviders, type ProviderEntry } from './provider-table.ts'

export type FileReport = { readonly bytes: number; readonly hash: string; readonly providers: number }

export type FileInput = {
  readonly card: Card
  readonly pages: PageMerger
  /** Pages in the builder's order; "place" is an index into it. */
  readonly order: Uint32Array
  readonly stories: StoryRows
  readonly keys: CollectedKeys
  /** The terms section for article numbers by place; null for none. */
  readonly terms: ((numbers: Uint32Array) => Uint8Array) | null
}

/** Bytes of a block before deflating that arranging aims at; the rest is room for what is estimated. */
const BLOCK_AIM = 13_000
/** Estimated bytes of an article's columns and of one row of its story. */
const ARTICLE_COST = 24
const ROW_COST = 7

export async function writeFile(sink: ByteSink, input: FileInput): Promise<FileReport> {
  const providers = summarise(input)
  const blocks = arrange(input)
  const homes = homesOf(blocks, input.order.length)
  const packed = blocks.map((block, number) => packOne(block, number, homes, input, providers))
  const refs = placeBlocks(packed)
  const slots = blocks.reduce((most, block) => Math.max(most, block.length), 1)
  const numbers = new Uint32Array(input.order.length)
  homes.forEach(({ block, slot }, place) => {
    numbers[place] = (refs[block]?.page ?? 0) * slots + slot
  })
  const keys = encodeKeys(input.keys, numbers)
  const outlets = encodeProviders([...providers.values()].map(({ entry }) => entry))
  const terms = input.terms ? input.terms(numbers) : new Uint8Array(0)
  const meta = encodeMeta({
    card: input.card,
    articles: input.order.length,
    providers: providers.size,
    newest: newestOf(providers),
    distribution: distribute(scoresOf(input)),
  })
  const out = new Output(sink)
  await out.write(encodeHeader())
  await out.section('blocks', writeBlocks(packed, refs))
  await out.section('dictionary', [])
  await out.section('keys', keys.payloads.map(sealPage), keys.pageBytes)
  await out.section('providers', padded(outlets).map(sealPage))
  await out.section('terms', cutPages(terms, PAGE_BYTES))
  await out.section('meta', cutPages(meta, PAGE_BYTES))
  return out.finish(
    {
      slots,
      blockPages: refs.reduce((most, ref) => Math.max(most, ref.pages), 1),
      keyBuckets: keys.payloads.length,
      keys: input.keys.count,
      numberBits: keys.numberBits,
      providerBuckets: outlets.length,
      articles: input.order.length,
    },
    providers.size,
  )
}

/** All payloads but the last fill a page. */
const padded = (payloads: readonly Uint8Array[]): Uint8Array[] =>
  payloads.map((payload, i) => {
    if (i === payloads.length - 1) return payload
    const full = new Uint8Array(PAGE_BYTES - CRC_BYTES)
    full.set(payload)
    return full
  })

type Seen = { names: Map<string, number>; scores: number[]; articles: number; newest: number | null }
type Outlet = { readonly entry: ProviderEntry; readonly usual: number | null }

/** What the index knows of each provider; its name is the one most of its articles give. */
function summarise({ pages, order }: FileInput): Map<string, Outlet> {
  const seen = new Map<string, Seen>()
  for (const page of order) {
    const { provider, quality, time } = pages.store.get(page)
    const identity = providerIdentity(provider.domain)
    const one: Seen = seen.get(identity) ?? { names: new Map(), scores: [], articles: 0, newest: null }
    seen.set(identity, one)
    const name = `${provider.name}\n${provider.domain}`
    one.names.set(name, (one.names.get(name) ?? 0) + 1)
    if (quality !== null) one.scores.push(quality)
    if (time !== null) one.newest = Math.max(time, one.newest ?? time)
    one.articles++
  }
  return new Map(
    [...seen].map(([identity, { names, scores, articles, newest }]) => {
      const [best] = [...names].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      const [name = '', domain = identity] = best?.[0].split('\n') ?? []
      return [identity, { entry: { identity, name, domain, articles, newest }, usual: usualOf(scores) }]
    }),
  )
}

function newestOf(providers: ReadonlyMap<string, Outlet>): string | null {
  const times = [...providers.values()].map(({ entry }) => entry.newest).filter((time) => time !== null)
  return isoTime(times.length === 0 ? null : times.reduce((a, b) => Math.max(a, b)))
}

function scoresOf({ pages, order }: FileInput): Float64Array {
  const scores = Array.from(order, (page) => pages.store.get(page).quality).filter(
    (quality) => quality !== null,
  )
  return Float64Array.from(scores)
}

/** Places by block: each article is followed by its story, so that a story lies in few blocks. */
function arrange({ pages, order, stories }: FileInput): number[][] {
  const blocks: number[][] = []
  const placed = new Uint8Array(order.length)
  let room = 0
  const put = (place: number): void => {
    if (placed[place] === 1) return
    placed[place] = 1
    const cost = costOf(pages.store.get(order[place] ?? 0)) + stories.of(place).length * ROW_COST
    const block = blocks.at(-1)
    if (!block || cost > room || block.length >= LIMITS.slots) {
      blocks.push([place])
      room = BLOCK_AIM - cost
    } else {
      block.push(place)
      room -= cost
    }
  }
  for (let place = 0; place < order.length; place++) {
    put(place)
    for (const row of stories.of(place)) put(row.article)
  }
  return blocks
}

const encoder = new TextEncoder()
const costOf = (article: Article): number =>
  textsOf({ article, also: [] }).reduce((sum, text) => sum + encoder.encode(text).length + 1, 0) +
  ARTICLE_COST

type Home = { readonly block: number; readonly slot: number }

function homesOf(blocks: readonly (readonly number[])[], articles: number): Home[] {
  const homes = new Array<Home>(articles)
  blocks.forEach((places, block) => {
    places.forEach((place, slot) => {
      homes[place] = { block, slot }
    })
  })
  return homes
}

/** Encodes one block; an article that alone is too large for one loses its excerpt, which only hostile input has so long. */
function packOne(
  places: readonly number[],
  number: number,
  homes: readonly Home[],
  input: FileInput,
  providers: ReadonlyMap<string, Outlet>,
) {
  const entries = places.map((place) => {
    const page = input.order[place] ?? 0
    const article = input.pages.store.get(page)
    return {
      article,
      record: input.pages.isRecord(page),
      also: input.pages.also(page, article),
      usual: providers.get(providerIdentity(article.provider.domain))?.usual ?? null,
      rows: rowsToWrite(place, input.stories.of(place), homes),
    }
  })
  for (const shrink of [0, 1, 2]) {
    const { raw, refs } = encodeBlock(
      shrink === 0
        ? entries
        : entries.map((entry) => ({
            ...entry,
            also: [],
            article: { ...entry.article, excerpt: '', ...(shrink === 2 ? { image: null, topics: [] } : {}) },
          })),
      number,
    )
    if (raw.length <= LIMITS.block) return packBlock(raw, refs)
  }
  throw new RangeError(`block ${number} is larger than ${LIMITS.block} bytes`)
}

/** Rows that lie in at most `LIMITS.storyBlocks` other blocks, so that a story is always one more round of bounded reads. */
function rowsToWrite(place: number, rows: readonly PackedRow[], homes: readonly Home[]): RowToWrite[] {
  const own = homes[place]?.block
  const blocks = new Set<number>()
  const kept = rows.filter(({ article }) => {
    const block = homes[article]?.block ?? 0
    if (block !== own && !blocks.has(block) && blocks.size >= LIMITS.storyBlocks) return false
    if (block !== own) blocks.add(block)
    return true
  })
  const index = new Map(kept.map(({ article }, i) => [article, i]))
  return kept.slice(0, LIMITS.storyRows).map(({ article, why, copyOf, copyScore }) => ({
    block: homes[article]?.block ?? 0,
    slot: homes[article]?.slot ?? 0,
    why,
    copyOf: copyOf === null ? null : copyOf === place ? 'page' : (index.get(copyOf) ?? null),
    copyScore,
  }))
}

/** What has been written so far: bytes, hash, sections. */
class Output {
  readonly #sink: ByteSink
  readonly #hasher = new FileHasher()
  readonly #sections = new Map<SectionName, Section>()
  #bytes = 0

  constructor(sink: ByteSink) {
    this.#sink = sink
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.#sink.write(bytes)
    await this.#hasher.push(bytes)
    this.#bytes += bytes.length
  }

  async section(name: SectionName, pages: Iterable<Uint8Array>, pageBytes = PAGE_BYTES): Promise<void> {
    const offset = this.#bytes
    for (const page of pages) await this.write(page)
    this.#sections.set(name, { offset, length: this.#bytes - offset, pageBytes })
  }

  async finish(parameters: Omit<Layout, 'sections'>, providers: number): Promise<FileReport> {
    const none = { offset: HEADER_BYTES, length: 0, pageBytes: PAGE_BYTES }
    // Made from SECTIONS, so every name is there.
    const sections = Object.fromEntries(
      SECTIONS.map((name) => [name, this.#sections.get(name) ?? none]),
    ) as Layout['sections']
    const size = this.#bytes + TAIL_BYTES
    await this.write(encodeFooter({ ...parameters, sections }, size))
    // The hasher keeps the last bytes back as the trailer: give it the trailer's place first.
    await this.#hasher.push(new Uint8Array(TRAILER_BYTES))
    const { hash } = await this.#hasher.finish()
    await this.#sink.write(encodeTrailer(hash))
    return { bytes: size, hash: toHex(hash), providers }
  }
}
