/** Finds the articles that share most with a page, in few rounds of bounded reads: rarest terms first, as far as they can matter. */
import type { QueryTerm, Tally } from '../text/similarity.ts'
import { listsOf, planLists, readLists, type SearchPart, type TermLists, takeGroup } from './plan-lists.ts'
import type { TermRow } from './read-section.ts'
import { candidatesOf, SharedTerms } from './shared-terms.ts'
import { Window } from './window.ts'

/** An article that shares terms with the page: `tally` holds its sums in `slot`. */
export type Found = {
  readonly part: number
  readonly slot: number
  readonly tally: Tally
  readonly rank: number
  readonly row: TermRow
}

/**
 * How good an answer is, as far as its terms are known; null: it is none. `bound`: the most that one with only `rest` gets.
 * `hope`: the most that one gets whose sums are in a slot, should it have all of `rest` too. Below `least` none is wanted.
 */
export type Scoring = {
  readonly score: (found: Found) => number | null
  readonly bound: (rest: readonly QueryTerm[]) => number
  readonly hope: (rest: readonly QueryTerm[]) => (tally: Tally, slot: number) => number
  readonly least: number
}

/** Articles whose rows are read, in all parts. */
const candidateLimit = 64
/** Bytes of posting lists that are read in all. */
const listBudget = 256 * 1024
/** Lists of which a few chunks are wanted are read whole up to this: the table first would be a round more for two pages. */
const wholeListBytes = 4096

type Side = SearchPart & {
  readonly window: Window
  readonly shared: SharedTerms
  readonly rows: Map<number, TermRow>
}
const windowIn = ({ window }: Side): Window => window

/**
 * The best candidates for `time` (null: of any time), unordered; `terms` are the page's, `answers` how many are wanted.
 * Rounds: chunk tables of long lists (a dated page's only), lists, rows; lists and rows again while terms that are left
 * can change the answers. When the lists' budget is spent, what is left of them is read for the best candidates only.
 */
export async function search(
  parts: readonly SearchPart[],
  terms: readonly QueryTerm[],
  page: { readonly time: number | null; readonly windowSeconds: number; readonly answers: number },
  scoring: Scoring,
): Promise<Found[]> {
  const sides = parts.map((part): Side => {
    const window = part.terms.window(page.time, page.windowSeconds)
    return { ...part, window, shared: new SharedTerms(window.slots), rows: new Map() }
  })
  const rare = [...terms].sort((a, b) => b.idf - a.idf || a.hash - b.hash)
  countInline(sides, rare)
  const left = await planLists(sides, rare, windowIn)
  for (let spent = 0; ; ) {
    const group = takeGroup(left)
    spent += group.reduce((sum, { bytes }) => sum + bytes, 0)
    for (const { side, term, codes } of await readLists(group, windowIn)) side.shared.count(term, codes)
    const rest = left.map(({ term }) => term)
    const found = await candidates(sides, page.time, rest, scoring)
    const scores = found.map(scoring.score).filter((score) => score !== null)
    const last = scores.sort((a, b) => b - a)[page.answers - 1] ?? 0
    // Nothing, when no terms are left.
    const most = scoring.bound(rest)
    if (spent >= listBudget || most <= last || most < scoring.least)
      return complete(sides, found, left, 2 * page.answers, scoring)
  }
}

function countInline(sides: readonly Side[], terms: readonly QueryTerm[]): void {
  for (const { entries, window, shared } of sides)
    for (const term of terms) {
      const inline = entries.get(term.hash)?.inline
      if (inline) shared.count(term, window.slotted(inline))
    }
}

/** Those that share most, as far as that can be said before their rows are read, and may still be wanted. */
async function candidates(
  sides: readonly Side[],
  time: number | null,
  rest: readonly QueryTerm[],
  scoring: Scoring,
): Promise<Found[]> {
  const hope = scoring.hope(rest)
  const best = candidatesOf(sides, time, candidateLimit)
  const found = await Promise.all(
    sides.map(async ({ terms, window, shared, rows }, part) => {
      const slots = best[part] ?? []
      const tally = shared.tally(slots)
      const hopeful = slots.map((slot, i) => ({ slot, i })).filter(({ i }) => hope(tally, i) >= scoring.least)
      const unread = hopeful.map(({ slot }) => slot).filter((slot) => !rows.has(slot))
      const read = await terms.rows(unread.map((slot) => window.rankOf(slot)))
      read.forEach((row, i) => {
        rows.set(unread[i] ?? 0, row)
      })
      return hopeful.flatMap(({ slot, i }) => {
        const row = rows.get(slot)
        return row ? [{ part, slot: i, tally, row, rank: window.rankOf(slot) }] : []
      })
    }),
  )
  return found.flat()
}

/** Counts the terms that are left, for the best `most` of `found`: only chunks that hold them are read. */
async function complete(
  sides: readonly Side[],
  found: readonly Found[],
  left: readonly TermLists<Side>[],
  most: number,
  scoring: Scoring,
): Promise<Found[]> {
  const best = found
    .map((one) => ({ one, score: scoring.score(one) }))
    .filter(({ score }) => score !== null)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .slice(0, most)
    .map(({ one }) => one)
  /** By side, in order of their ranks: a window of those ranks alone numbers them so. */
  const chosen = new Map(
    sides.map((side, part) => [
      side,
      best.filter((one) => one.part === part).sort((a, b) => a.slot - b.slot),
    ]),
  )
  const windows = new Map([...chosen].map(([side, ones]) => [side, ranksOf(ones, side)]))
  const windowOf = (side: Side): Window => windows.get(side) ?? new Window([], 0)
  const rest = await Promise.all(left.map(({ term }) => listsOf(term, sides, wholeListBytes, windowOf)))
  for (const { side, term, codes } of await readLists(rest, windowOf))
    for (const code of codes) {
      const one = chosen.get(side)?.[code >>> 2]
      one?.tally.add(one.slot, code & 3, term)
    }
  return best
}

const ranksOf = (found: readonly Found[], { terms }: Side): Window =>
  new Window(
    found.map(({ rank }) => ({ from: rank, to: rank + 1 })),
    terms.head.articles,
  )
