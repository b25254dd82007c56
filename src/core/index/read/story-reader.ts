/** The two questions of a page to an index: which article it is, and what its story is. At most three rounds of reads. */
import { distributionsOf, placeOf, scoredIn } from '../../article/rank.ts'
import { foldStory, type Placer } from '../../story/fold.ts'
import type { Story } from '../../story/types.ts'
import type { MatchBy } from '../../url/trust.ts'
import { aliasKeys, type KeysOf, ownKeys } from '../article-keys.ts'
import { hashKey, type KeyHash } from '../key-hash.ts'
import { LIMITS } from '../limits.ts'
import type { Match, Trace } from '../types.ts'
import type { StoredArticle } from './block.ts'
import { type Found, type Side, samePages, union } from './merge-parts.ts'
import type { Part, PartState } from './part.ts'
import { LookupBudget, Round } from './trace.ts'

/** An address of the page that whoever asks believes. */
export type Asked = { readonly via: Match['via']; readonly url: string }

/** One key of such an address. */
export type AskedKey = Asked & {
  readonly key: string
  readonly isId: boolean
  readonly hash: KeyHash
}

type Located = Found & { readonly match: Match; readonly ask: AskedKey }

/** What a match's story needs: the same page in other parts, and what is left of the look-up's budget. */
type Pending = { readonly elsewhere: readonly Located[]; readonly budget: LookupBudget }

/** The keys of addresses, in their order: any number of indexes can be asked for them. */
export const askedKeys = (addresses: readonly Asked[], keysOf: KeysOf): AskedKey[] =>
  addresses.flatMap(({ via, url }) =>
    keysOf(url).map((key, i) => ({ via, url, key, isId: i > 0, hash: hashKey(key) })),
  )

export class StoryReader {
  readonly parts: readonly Part[]
  readonly #keysOf: KeysOf
  readonly #pending = new WeakMap<Match, Pending>()
  readonly #ownKeys = new WeakMap<StoredArticle, readonly string[]>()

  /** `keysOf` decides which addresses are one page, and made the keys that are asked for. What it throws rejects the question. */
  constructor(parts: readonly Part[], keysOf: KeysOf) {
    this.parts = parts
    this.#keysOf = keysOf
  }

  /** JSON to keep and to hand to `openIndex` again. */
  get states(): readonly PartState[] {
    return this.parts.map(({ state }) => state)
  }

  /** The article for the first key found, or null. Two rounds: keys, then the block that confirms. @throws IndexError */
  locate(asked: readonly AskedKey[], trace?: Trace): Promise<Match | null> {
    return this.#locate(asked, new LookupBudget(this.parts.length), trace)
  }

  async #locate(asked: readonly AskedKey[], budget: LookupBudget, trace?: Trace): Promise<Match | null> {
    const rounds = [new Round(trace, { budget }), new Round(trace, { budget })] as const
    const found = await Promise.all(
      this.parts.map((part, number) => this.#locateIn(part, number, asked, rounds, budget)),
    )
    const [best, ...others] = found
      .filter((one) => one !== null)
      .sort(
        (a, b) =>
          asked.indexOf(a.ask) - asked.indexOf(b.ask) ||
          Number(isAlias(a)) - Number(isAlias(b)) ||
          Number(b.stored.record) - Number(a.stored.record),
      )
    if (!best) return null
    const elsewhere = samePages(best, others, this.#keysBy(budget)).slice(0, LIMITS.pageParts - 1)
    // In one file an alias that several articles claim is not stored.
    if (isAlias(best) && others.some((one) => one.ask === best.ask && !elsewhere.includes(one)))
      return this.#locate(
        asked.filter((ask) => ask !== best.ask),
        budget,
        trace,
      )
    this.#pending.set(best.match, { elsewhere, budget })
    return best.match
  }

  /** The first article of a part that confirms its key. Only a collision of hashes takes a second article, and another round. */
  async #locateIn(
    part: Part,
    number: number,
    asked: readonly AskedKey[],
    [first, second]: readonly [Round, Round],
    budget: LookupBudget,
  ): Promise<Located | null> {
    const hits = await Promise.all(
      asked.map(async (ask) => ({ ask, articles: await part.numbers(ask.hash, first) })),
    )
    const proposed = hits.flatMap(({ ask, articles }) => articles.map((article) => ({ ask, article })))
    for (const { ask, article } of proposed.slice(0, LIMITS.unconfirmed)) {
      const found = await readArticle(part, article, second)
      const by = found && !found.stored.guest && confirm(found.stored, ask, this.#counted(budget))
      if (found && by) return { ...found, ask, match: { by, via: ask.via, part: number, article } }
    }
    return null
  }

  /** A match and the same page in the other parts. */
  everywhere(match: Match): Match[] {
    return [match, ...(this.#pending.get(match)?.elsewhere ?? []).map((at) => at.match)]
  }

  /** The article of a match and its story. One round more than `locate`. @throws IndexError */
  async story(match: Match, trace?: Trace): Promise<Story> {
    const part = this.parts[match.part]
    const { elsewhere, budget } = this.#pending.get(match) ?? {
      elsewhere: [],
      budget: new LookupBudget(this.parts.length),
    }
    const page = part && (await readArticle(part, match.article, new Round(trace, { budget })))
    if (!page) throw new RangeError(`no article ${match.article} in part ${match.part} of this index`)
    const round = new Round(trace, { budget })
    const sides = [page, ...elsewhere]
    const rows = await Promise.all(sides.map((side) => membersOf(side, round)))
    const members = union(sides, rows, this.#keysBy(budget))
    const own = { ...page.stored, why: null, copyOf: null, copyScore: 0 }
    return foldStory(own, members, this.place)
  }

  /** Own keys of articles; each article's are made once. */
  #keysBy(budget: LookupBudget): (stored: StoredArticle) => readonly string[] {
    return (stored) => {
      const known = this.#ownKeys.get(stored) ?? ownKeys(stored, this.#counted(budget))
      this.#ownKeys.set(stored, known)
      return known
    }
  }

  #counted(budget: LookupBudget): KeysOf {
    return (url) => {
      budget.spendKeys()
      return this.#keysOf(url)
    }
  }

  /** Where a score stands, given those of its story. */
  readonly place: Placer = (quality, scores) => {
    const parts = distributionsOf(this.states.map(({ meta }) => meta.distribution))
    return placeOf(quality, { parts, scored: scoredIn(parts) }, scores)
  }
}

/** An article of a part by its number; null if the file has none there. */
export async function readArticle(part: Part, article: number, round: Round): Promise<Found | null> {
  const { ref, slot } = part.home(article)
  const block = await part.block(ref, round)
  return slot < block.count ? { part, block, slot, stored: block.article(slot) } : null
}

const isAlias = ({ match }: Located): boolean => match.by === 'alias'

/** By which kind of key an article is the page with `key`. The stored addresses decide, not the hash. */
function confirm(stored: StoredArticle, { url, key, isId }: AskedKey, keysOf: KeysOf): MatchBy | null {
  const { web, original, amp, cdnAmp } = stored.article.urls
  // The same address is the same page: mostly no key needs to be made.
  if ([web, original, ...stored.also].includes(url) || ownKeys(stored, keysOf).includes(key))
    return isId ? 'id' : 'path'
  return [amp, cdnAmp].includes(url) || aliasKeys(stored, keysOf).includes(key) ? 'alias' : null
}

/** The rows of an article's story. @throws IndexError */
export function membersOf({ part, block, slot }: Found, round: Round): Promise<Side[]> {
  return Promise.all(
    block.rows(slot).map(async (row) => {
      const inBlock = await part.block({ page: row.page, pages: row.pages }, round)
      const found =
        row.slot < inBlock.count
          ? { part, block: inBlock, slot: row.slot, stored: inBlock.article(row.slot) }
          : null
      return { row, found }
    }),
  )
}
