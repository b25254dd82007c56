/** The two questions a page asks of an index: which article it is, and what its story is. At most three rounds of reads. */
import { distributionsOf, placeOf, scoredIn } from '../article/rank.ts'
import { foldStory, type Placer } from '../story/fold.ts'
import type { Story } from '../story/types.ts'
import type { MatchBy } from '../url/trust.ts'
import type { StoredArticle } from './block-read.ts'
import { hashKey, type KeyHash } from './key-hash.ts'
import { type Found, type KeysOf, type Side, samePages, union } from './merge-parts.ts'
import type { Part, PartState } from './part.ts'
import { Round } from './trace.ts'
import type { Match, Trace } from './types.ts'

type Located = Found & { readonly match: Match; readonly ask: AskedKey }

/** An address of the page that whoever asks believes. */
export type Asked = { readonly via: Match['via']; readonly url: string }

/** One key of such an address. */
export type AskedKey = Asked & {
  readonly key: string
  readonly isId: boolean
  readonly hash: KeyHash
}

/** The keys of addresses, in their order: what any number of indexes can be asked for. */
export const askedKeys = (addresses: readonly Asked[], keysOf: KeysOf): AskedKey[] =>
  addresses.flatMap(({ via, url }) =>
    keysOf(url).map((key, i) => ({ via, url, key, isId: i > 0, hash: hashKey(key) })),
  )

/** Numbers of one key that are looked at: more are never stored by a sound file. */
const NUMBERS_A_KEY = 4

export class StoryReader {
  readonly parts: readonly Part[]
  readonly #keysOf: KeysOf
  /** The same page in other parts: its story is the union. */
  readonly #elsewhere = new WeakMap<Match, readonly Located[]>()

  /** `keysOf` decides which addresses are one page, and made the keys that are asked for; what it throws, a question rejects with. */
  constructor(parts: readonly Part[], keysOf: KeysOf) {
    this.parts = parts
    this.#keysOf = keysOf
  }

  /** JSON to keep and to hand to `openIndex` again. */
  get states(): readonly PartState[] {
    return this.parts.map(({ state }) => state)
  }

  /** Which article has one of these keys, the first that any has; null when none. Two rounds: keys, then the block that confirms. */
  async locate(asked: readonly AskedKey[], trace?: Trace): Promise<Match | null> {
    const first = new Round(trace)
    const second = new Round(trace)
    const found = await Promise.all(
      this.parts.map((part, number) => this.#locateIn(part, number, asked, first, second)),
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
    const elsewhere = samePages(best, others, this.#keysOf)
    // In one file an alias that several articles claim is not stored.
    if (isAlias(best) && others.some((one) => one.ask === best.ask && !elsewhere.includes(one)))
      return this.locate(
        asked.filter((ask) => ask !== best.ask),
        trace,
      )
    this.#elsewhere.set(best.match, elsewhere)
    return best.match
  }

  /** The first hit that its article confirms. Only a collision of hashes makes it look at another one, in a round more. */
  async #locateIn(
    part: Part,
    number: number,
    asked: readonly AskedKey[],
    first: Round,
    second: Round,
  ): Promise<Located | null> {
    const hits = await Promise.all(
      asked.map(async (ask) => ({ ask, articles: await part.numbers(ask.hash, first) })),
    )
    for (const { ask, articles } of hits)
      for (const article of articles.slice(0, NUMBERS_A_KEY)) {
        const at = await readArticle(part, article, second)
        const by = at && confirm(at.stored, ask, this.#keysOf)
        if (at && by) return { ...at, ask, match: { by, via: ask.via, part: number, article } }
      }
    return null
  }

  /** A match and the same page in the other parts. */
  everywhere(match: Match): Match[] {
    return [match, ...(this.#elsewhere.get(match) ?? []).map((at) => at.match)]
  }

  /** The article of a match and its story. One round more than `locate`. */
  async story(match: Match, trace?: Trace): Promise<Story> {
    const part = this.parts[match.part]
    const page = part && (await readArticle(part, match.article, new Round(trace)))
    if (!page) throw new RangeError(`no article ${match.article} in part ${match.part} of this index`)
    const round = new Round(trace)
    const sides = [page, ...(this.#elsewhere.get(match) ?? [])]
    const rows = await Promise.all(sides.map((side) => membersOf(side, round)))
    const members = union(sides, rows, this.#keysOf)
    const own = { ...page.stored, why: null, copyOf: null, copyScore: 0 }
    return foldStory(own, members, this.place)
  }

  /** Where a score stands, given those of its story. */
  readonly place: Placer = (quality, scores) => {
    const parts = distributionsOf(this.states.map(({ meta }) => meta.distribution))
    return placeOf(quality, { parts, scored: scoredIn(parts) }, scores)
  }
}

/** An article of a part by its number; null when no sound file has it. */
export async function readArticle(part: Part, article: number, round: Round): Promise<Found | null> {
  const { ref, slot } = part.home(article)
  const block = await part.block(ref, round)
  return slot < block.count ? { part, block, slot, stored: block.article(slot) } : null
}

const isAlias = ({ match }: Located): boolean => match.by === 'alias'

/** By which kind of key an article is the page with `key`: the stored addresses decide, not the hash. */
function confirm(
  { article, also }: StoredArticle,
  { url, key, isId }: AskedKey,
  keysOf: KeysOf,
): MatchBy | null {
  const { web, original, amp, cdnAmp } = article.urls
  const has = (urls: readonly (string | null)[]): boolean =>
    urls.includes(url) || urls.some((one) => one !== null && keysOf(one).includes(key))
  if (has([web, original, ...also])) return isId ? 'id' : 'path'
  return has([amp, cdnAmp]) ? 'alias' : null
}

async function membersOf({ part, block, slot }: Found, round: Round): Promise<readonly Side[]> {
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
