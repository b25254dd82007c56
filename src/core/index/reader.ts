/** The index as look-ups use it: one or several parts, asked at once, in at most three rounds of reads a story. */

import { scaleOf } from '../article/quality.ts'
import { distributionsOf } from '../article/rank.ts'
import type { Card } from '../article/types.ts'
import type { ByteSource } from '../bytes/byte-source.ts'
import type { NearPage } from '../terms/near.ts'
import { keys } from '../url/keys.ts'
import { providerIdentity } from '../url/provider.ts'
import type { PageAddress } from '../url/trust.ts'
import { candidates } from '../url/trust.ts'
import { type NearOptions, nearAnswer } from './read/near-answer.ts'
import { openPart } from './read/open-part.ts'
import type { Part, PartState } from './read/part.ts'
import { providerIn } from './read/part-tables.ts'
import { providerInfo } from './read/provider-table.ts'
import { type AskedKey, askedKeys, StoryReader } from './read/story-reader.ts'
import { Round } from './read/trace.ts'
import type { IndexInfo, Match, NearAnswer, ProviderInfo, Trace } from './types.ts'

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

  /** Articles of other providers similar to a page that is in no index: those shown first, then by similarity. */
  async near(page: NearPage, options: NearOptions = {}, trace?: Trace): Promise<NearAnswer> {
    return nearAnswer(this, page, options, await this.#numbersOf(options.exclude ?? []), trace)
  }

  /** What the index knows of an outlet; null if it has no article of it. One round. */
  async provider(domain: string, trace?: Trace): Promise<ProviderInfo | null> {
    const round = new Round(trace)
    const identity = providerIdentity(domain)
    const found = await Promise.all(this.parts.map((part) => providerIn(part, identity, round)))
    return providerInfo(found.filter((entry) => entry !== null))
  }

  async #numbersOf(urls: readonly string[]): Promise<Map<Part, Set<number>>> {
    const matches = await Promise.all(urls.map((url) => this.find({ url })))
    const numbers = new Map<Part, Set<number>>()
    for (const match of matches)
      for (const one of match ? this.everywhere(match) : []) {
        const part = this.parts[one.part]
        if (part) numbers.set(part, (numbers.get(part) ?? new Set()).add(one.article))
      }
    return numbers
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
