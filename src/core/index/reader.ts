/** The index as look-ups use it: one part or several, asked at once; at most three rounds of reads a story. */

import { scaleOf } from '../article/quality.ts'
import { distributionsOf } from '../article/rank.ts'
import type { ByteSource } from '../bytes/byte-source.ts'
import { foldStory, type Member } from '../story/fold.ts'
import type { NearPage } from '../terms/near.ts'
import { near, shownLimit } from '../terms/near.ts'
import { keys } from '../url/keys.ts'
import { providerIdentity } from '../url/provider.ts'
import type { PageAddress } from '../url/trust.ts'
import { candidates } from '../url/trust.ts'
import { ownKeys } from './merge-parts.ts'
import { openPart } from './open-part.ts'
import type { Part, PartState } from './part.ts'
import { providerIn, termsOf } from './part-tables.ts'
import { providerInfo } from './provider-table.ts'
import { type AskedKey, askedKeys, readArticle, StoryReader } from './story-reader.ts'
import { type Allowance, Round } from './trace.ts'
import type { IndexInfo, Match, NearAnswer, NearRow, ProviderInfo, Trace } from './types.ts'

/**
 * Bytes a near match may read so that it reads fewer times: what it is held to (512 KB dated, 1 MB undated), less the ten answers'
 * blocks and the dictionary.
 */
const allowedBytes = { dated: 512_000 - 120_000, undated: 1_000_000 - 120_000 }

/** `shownOnly`: no rows but those sure enough to show, which takes fewer reads. */
export type NearOptions = {
  readonly limit?: number
  readonly exclude?: readonly string[]
  readonly shownOnly?: boolean
}

/** The keys of the addresses a page is believed to have: found once, asked of any number of indexes. */
export const pageKeys = (page: PageAddress): AskedKey[] => askedKeys(candidates(page), keys)

/** Opens the parts of an index; `states` (of an earlier `Index`) spare the reads. @throws IndexError */
export async function openIndex(
  parts: readonly ByteSource[],
  states: readonly unknown[] = [],
): Promise<Index> {
  return new Index(await Promise.all(parts.map((source, i) => openPart(source, states[i]))))
}

export class Index extends StoryReader {
  readonly info: IndexInfo

  constructor(parts: readonly Part[]) {
    super(parts, keys)
    this.info = infoOf(this.states)
  }

  /** Which article the page is, by the addresses it is believed to have; null when none. Two rounds. */
  find(page: PageAddress, trace?: Trace): Promise<Match | null> {
    return this.locate(pageKeys(page), trace)
  }

  /** Articles of other providers alike a page that is in no index, likest first. */
  async near(page: NearPage, options: NearOptions = {}, trace?: Trace): Promise<NearAnswer> {
    const allowance = { left: page.time === null ? allowedBytes.undated : allowedBytes.dated }
    const rounds = roundsBy(trace, allowance)
    const parts = this.parts.flatMap((part) => {
      const reader = termsOf(part, rounds)
      return reader ? [{ part, reader }] : []
    })
    // On its way before words are split, here or for another index: a browser takes as long to find a file. Whoever waits for it sees
    // what goes wrong.
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
    // A second round only when two of several parts ranked one article.
    while (rows.length < limit && ranked.length > 0) {
      const round = new Round(trace, allowance)
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

  /** What the index knows of an outlet; null when it has no article of it. One round. */
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

/** A new round whenever a read of the last one has been answered. */
function roundsBy(trace: Trace | undefined, allowance: Allowance): () => Round {
  let round = new Round(trace, allowance)
  return () => {
    if (round.isOver) round = new Round(trace, allowance)
    return round
  }
}

function infoOf(states: readonly PartState[]): IndexInfo {
  const newest = states.map(({ meta }) => meta.newest).filter((time) => time !== null)
  const card = states.at(-1)?.meta.card
  return {
    card: card ?? { name: '', maker: null, home: null, qualityMeans: null, qualityDigits: 0, licence: null },
    hashes: states.map(({ hash }) => hash),
    articles: states.reduce((sum, { meta }) => sum + meta.articles, 0),
    providers: states.reduce((most, { meta }) => Math.max(most, meta.providers), 0),
    newest: newest.length === 0 ? null : newest.reduce((a, b) => (a > b ? a : b)),
    scale: scaleOf(distributionsOf(states.map(({ meta }) => meta.distribution))),
  }
}
