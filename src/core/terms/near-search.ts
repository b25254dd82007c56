/** Finds the articles that share most with a page, in few rounds of bounded reads: rarest terms first, as far as they matter. */
import type { QueryTerm, Tally } from '../text/similarity.ts'
import { listsOf, planLists, readLists, type SearchPart, type TermLists, takeGroup } from './plan-lists.ts'
import type { TermRow } from './read-section.ts'
import { candidatesOf, SharedTerms } from './shared-terms.ts'
import { Window } from './window.ts'

/** A page's terms by hash: all of them, or those of its headline as if there were no more. */
export type PageView = ReadonlyMap<number, QueryTerm>

/** An article that shares terms with the page: the sums of view v are in `slot` of `tallies[v]`. */
export type Found = {
  readonly part: number
  readonly slot: number
  readonly tallies: readonly Tally[]
  readonly rank: number
  readonly row: TermRow
}

/**
 * How good an answer is, as far as its terms are known. Below `least` none is wanted. Upper bounds, of an article that
 * has no terms but `rest`, and of one with known sums that may have all of `rest` too, are by view.
 */
export type Scoring = {
  /** Null if excluded. */
  readonly score: (found: Found) => number | null
  readonly bound: (rest: readonly QueryTerm[], view: number) => number
  readonly hope: (rest: readonly QueryTerm[], view: number) => (tally: Tally, slot: number) => number
  readonly least: number
}

/** Articles whose rows are read, in all parts: by the first view, and by each further one. */
const CANDIDATES = [64, 32]
/** Bytes of posting lists that are read in all. */
const LIST_BUDGET = 256 * 1024
/** Lists of which a few chunks are wanted are read whole up to this: reading the table first would be one round more. */
const WHOLE_LIST_BYTES = 4096

type Side = SearchPart & {
  readonly window: Window
  /** By view. */
  readonly shared: readonly SharedTerms[]
  readonly rows: Map<number, TermRow>
}
const windowIn = ({ window }: Side): Window => window

export type Question = {
  /** Null for any time. */
  readonly time: number | null
  readonly windowSeconds: number
  readonly answers: number
}

/**
 * The best candidates, unordered. The first of `views` has all terms that the others have. Rounds: chunk tables of long
 * lists (for a dated page), lists, rows; lists and rows again while terms that are left can change the answers. When the
 * budget of lists is spent, the rest of them are read for the best candidates only.
 */
export async function search(
  parts: readonly SearchPart[],
  views: readonly PageView[],
  question: Question,
  scoring: Scoring,
): Promise<readonly Found[]> {
  const sides = parts.map((part): Side => {
    const window = part.terms.window(question.time, question.windowSeconds)
    return { ...part, window, shared: views.map(() => new SharedTerms(window.slots)), rows: new Map() }
  })
  const rare = [...(views[0]?.values() ?? [])].sort((a, b) => b.idf - a.idf || a.hash - b.hash)
  for (const side of sides)
    for (const { hash } of rare) {
      const inline = side.entries.get(hash)?.inline
      if (inline) count(side, views, hash, side.window.slotted(inline))
    }
  const left = await planLists(sides, rare, windowIn)
  for (let spent = 0; ; ) {
    const group = takeGroup(left)
    spent += group.reduce((sum, { bytes }) => sum + bytes, 0)
    for (const { side, term, codes } of await readLists(group, windowIn)) count(side, views, term.hash, codes)
    const rest = views.map((view) => left.flatMap(({ term }) => view.get(term.hash) ?? []))
    const found = await candidates(sides, question.time, rest, scoring)
    const scores = found.map(scoring.score).filter((score) => score !== null)
    const last = scores.sort((a, b) => b - a)[question.answers - 1] ?? 0
    const most = Math.max(...rest.map(scoring.bound))
    if (left.length === 0 || spent >= LIST_BUDGET || most <= last || most < scoring.least)
      return complete(sides, views, best(found, question.answers, scoring), left)
  }
}

function count({ shared }: Side, views: readonly PageView[], hash: number, codes: Uint32Array): void {
  views.forEach((view, i) => {
    const term = view.get(hash)
    if (term) shared[i]?.count(term, codes)
  })
}

/** Those that share most, as far as can be said before their rows are read, and may still be wanted. */
async function candidates(
  sides: readonly Side[],
  time: number | null,
  rest: readonly (readonly QueryTerm[])[],
  { hope, least }: Scoring,
): Promise<Found[]> {
  const hopes = rest.map(hope)
  const byView = rest.map((_, view) =>
    candidatesOf(sides, ({ shared }) => shared[view], time, CANDIDATES[view] ?? 0),
  )
  const found = await Promise.all(
    sides.map(async ({ terms, window, shared, rows }, part) => {
      const slots = [...new Set(byView.flatMap((of) => of[part] ?? []))].sort((a, b) => a - b)
      const tallies = shared.map((one) => one.tally(slots))
      const isHopeful = (i: number): boolean =>
        tallies.some((tally, view) => (hopes[view]?.(tally, i) ?? 0) >= least)
      const hopeful = slots.map((slot, i) => ({ slot, i })).filter(({ i }) => isHopeful(i))
      const unread = hopeful.map(({ slot }) => slot).filter((slot) => !rows.has(slot))
      const read = await terms.rows(unread.map((slot) => window.rankOf(slot)))
      read.forEach((row, i) => {
        rows.set(unread[i] ?? 0, row)
      })
      return hopeful.flatMap(({ slot, i }) => {
        const row = rows.get(slot)
        return row ? [{ part, slot: i, tallies, row, rank: window.rankOf(slot) }] : []
      })
    }),
  )
  return found.flat()
}

function best(found: readonly Found[], most: number, { score }: Scoring): Found[] {
  return found
    .map((one) => ({ one, score: score(one) }))
    .filter(({ score }) => score !== null)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .slice(0, most)
    .map(({ one }) => one)
}

/** Counts the terms that are left for `found`: only chunks that hold them are read. */
async function complete(
  sides: readonly Side[],
  views: readonly PageView[],
  found: readonly Found[],
  left: readonly TermLists<Side>[],
): Promise<readonly Found[]> {
  /** By side, in order of their ranks: a window of those ranks alone numbers them so. */
  const chosen = new Map(
    sides.map((side, part) => [
      side,
      found.filter((one) => one.part === part).sort((a, b) => a.slot - b.slot),
    ]),
  )
  const windows = new Map([...chosen].map(([side, ones]) => [side, ranksOf(ones, side)]))
  const windowOf = (side: Side): Window => windows.get(side) ?? new Window([], 0)
  const rest = await Promise.all(left.map(({ term }) => listsOf(term, sides, WHOLE_LIST_BYTES, windowOf)))
  for (const { side, term, codes } of await readLists(rest, windowOf))
    for (const code of codes) {
      const one = chosen.get(side)?.[code >>> 2]
      views.forEach((view, i) => {
        const seen = view.get(term.hash)
        if (one && seen) one.tallies[i]?.add(one.slot, code & 3, seen)
      })
    }
  return found
}

const ranksOf = (found: readonly Found[], { terms }: Side): Window =>
  new Window(
    found.map(({ rank }) => ({ from: rank, to: rank + 1 })),
    terms.head.articles,
  )
