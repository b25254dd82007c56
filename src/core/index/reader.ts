/** The index as look-ups use it: one or several parts, asked at once, in at most three rounds of reads a story. */

import { scaleOf } from '../article/quality.ts'
import { distributionsOf } from '../article/rank.ts'
import type { Card } from '../article/types.ts'
import type { ByteSource } from '../bytes/byte-source.ts'
import { foldStory, type Member } from '../story/fold.ts'
import type { NearPage } from '../terms/near.ts'
import { near, shownLimit } from '../terms/near.ts'
import { keys } from '../url/keys.ts'
import { providerIdentity } from '../url/provider.ts'
import type { PageAddress } from '../url/trust.ts'
import { candidates } from '../url/trust.ts'
import { ownKeys } from './article-keys.ts'
import { openPart } from './read/open-part.ts'
import type { Part, PartState } from './read/part.ts'
import { providerIn, termsOf } from './read/part-tables.ts'
import { providerInfo } from './read/provider-table.ts'
import { type AskedKey, askedKeys, readArticle, StoryReader } from './read/story-reader.ts'
import { type Allowance, Round } from './read/trace.ts'
import type { IndexInfo, Match, NearAnswer, NearRow, ProviderInfo, Trace } from './types.ts'

/**
 * Bytes that a search for near matches may read, gaps included: its budget (512 KB dated, 1 MB undated) less the blocks of ten
 * answers and the dictionary.
 */
const ALLOWED_BYTES = { dated: 512_000 - 120_000, undated: 1_000_000 - 120_000 }

/** `shownOnly`: only rows above the threshold, which takes fewer reads. */
export type NearOptions = {
  readonly limit?: number
  readonly exclude?: readonly string[]
  readonly shownOnly?: boolean
}

/** The keys of the addresses that the page is believed to have. Any number of indexes can be asked for them. */
export const pageKeys = (page: PageAddress): AskedKey[] => askedKeys(candidates(page), keys)

/** Opens the parts of an index. With the `states` of an earlier `Index` nothing is read. @throws IndexError */
export async function openIndex(
  parts: readonly ByteSource[],
  states: readonly unknown[] = [],
): Promise<Index> {
  return new Index(await Promise.all(parts.map((source, i) => openPart(source, states[i]))))
}

export { type TopAnswer, type TopStory, topStories } from './read/top.ts'

export class Index extends StoryReader {
  readonly info: IndexInfo

  constructor(parts: readonly Part[]) {
    super(parts, keys)
    this.info = infoOf(this.states)
  }

  /** The article that the page is, or null. Two rounds. */
  find(page: PageAddress, trace?: Trace): Promise<Match | null> {
    return this.locate(pageKeys(page), trace)
  }

  /** Articles of other providers similar to a page that is in no index, most similar first. */
  async near(page: NearPage, options: NearOptions = {}, trace?: Trace): Promise<NearAnswer> {
    const allowance = { left: page.time === null ? ALLOWED_BYTES.undated : ALLOWED_BYTES.dated }
    const rounds = roundsBy(trace, allowance)
    const parts = this.parts.flatMap((part) => {
      const reader = termsOf(part, rounds)
      return reader ? [{ part, reader }] : []
    })
    // Started before words are split, which takes about as long as a browser takes to find a file. Errors surface where it is awaited.
    for (const { reader } of parts) reader.open().catch(() => undefined)
    const excluded = await this.#numbersOf(options.exclude ?? [])
    const { limit = 10, shownOnly = false } = options
    const { ranked, least } = await near(
      parts.map(({ reader }) => reader),
      page,
      {
        limit,
        shownOnly,
        exclude: (part, article) => excluded.get(parts[part]?.part)?.has(article) ?? false,
      },
    )
    const rows: NearRow[] = []
    const taken = new Set<string>()
    // Takes a second round only when two parts ranked the same article.
    while (rows.length < limit && ranked.length > 0) {
      const round = new Round(trace, { allowance })
      const next = ranked.splice(0, limit - rows.length).map(async ({ part, article, score }) => ({
        found: parts[part] && (await readArticle(parts[part].part, article, round)),
        score,
      }))
      for (const { found, score } of await Promise.all(next)) {
        if (!found) continue
        const own = ownKeys(found.stored, keys)
        if (own.some((key) => taken.has(key))) continue
        for (const key of own) taken.add(key)
        const member: Member = { ...found.stored, why: null, copyOf: null, copyScore: 0 }
        rows.push({ row: foldStory(member, [], (quality) => this.place(quality, [])).article, score })
      }
    }
    return { rows, shown: rows.slice(0, shownLimit).filter(({ score }) => score >= least).length }
  }

  /** What the index knows of an outlet; null if it has no article of it. One round. */
  async provider(domain: string, trace?: Trace): Promise<ProviderInfo | null> {
    const round = new Round(trace)
    const identity = providerIdentity(domain)
    const found = await Promise.all(this.parts.map((part) => providerIn(part, identity, round)))
    return providerInfo(found.filter((entry) => entry !== null))
  }

  async #numbersOf(urls: readonly string[]): Promise<Map<Part | undefined, Set<number>>> {
    const matches = await Promise.all(urls.map((url) => this.find({ url })))
    const numbers = new Map<Part | undefined, Set<number>>()
    for (const match of matches)
      for (const one of match ? this.everywhere(match) : []) {
        const part = this.parts[one.part]
        numbers.set(part, (numbers.get(part) ?? new Set()).add(one.article))
      }
    return numbers
  }
}

/** A new round as soon as a read of the last one has been answered. */
function roundsBy(trace: Trace | undefined, allowance: Allowance): () => Round {
  let round = new Round(trace, { allowance })
  return () => {
    if (round.isOver) round = new Round(trace, { allowance })
    return round
  }
}

/** The card of an index without parts. */
const NO_CARD: Card = {
  name: '',
  maker: null,
  home: null,
  qualityMeans: null,
  qualityDigits: 0,
  licence: null,
  scoreTable: null,
}

function infoOf(states: readonly PartState[]): IndexInfo {
  const newest = states.map(({ meta }) => meta.newest).filter((time) => time !== null)
  const card = states.at(-1)?.meta.card
  return {
    card: card ?? NO_CARD,
    hashes: states.map(({ hash }) => hash),
    articles: states.reduce((sum, { meta }) => sum + meta.articles, 0),
    providers: states.reduce((most, { meta }) => Math.max(most, meta.providers), 0),
    newest: newest.length === 0 ? null : newest.reduce((a, b) => (a > b ? a : b)),
    scale: scaleOf(distributionsOf(states.map(({ meta }) => meta.distribution))),
  }
}
