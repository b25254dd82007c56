/** Finds the articles that share most with a page, in few rounds of bounded reads: rarest terms first, as far as they can matter. */

import { Best } from './best.ts'
import { type QueryTerm, Tally, timeFactor } from './likeness.ts'
import type { Span } from './lists.ts'
import type { TermEntry } from './term-table.ts'
import type { OpenTerms, TermRow } from './terms.ts'
import { Window } from './window.ts'

/** An article that shares terms with the page: `tally` holds its sums in `slot`. */
export type Found = {
  readonly part: number
  readonly slot: number
  readonly tally: Tally
  readonly row: TermRow
}

/** How good an answer is, as far as its terms are known; null: it is none. `bound`: the most that one with only `rest` gets. */
export type Scoring = {
  readonly score: (found: Found) => number | null
  readonly bound: (rest: readonly QueryTerm[]) => number
}

export type SearchPart = { readonly terms: OpenTerms; readonly entries: ReadonlyMap<number, TermEntry> }

/** Articles whose rows are read, in all parts. */
const candidateLimit = 64
/** Bytes of posting lists that are read before it is asked whether the rest can change the answer, and in all. */
const groupBytes = 128 * 1024
const listBudget = 256 * 1024

type Side = SearchPart & {
  readonly window: Window
  readonly tally: Tally
  readonly rows: Map<number, TermRow>
}
/** One term's lists in all parts. */
type TermLists = {
  readonly term: QueryTerm
  readonly lists: readonly { side: Side; span: Span }[]
  readonly bytes: number
}

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
    return { ...part, window, tally: new Tally(window.slots), rows: new Map() }
  })
  const rare = [...terms].sort((a, b) => b.idf - a.idf || a.hash - b.hash)
  countInline(sides, rare)
  const left = await plan(sides, rare)
  for (let spent = 0; ; ) {
    const group = takeGroup(left)
    spent += group.reduce((sum, { bytes }) => sum + bytes, 0)
    await countLists(group)
    const found = await candidates(sides, page.time)
    if (left.length === 0) return found
    const scores = found.map(scoring.score).filter((score) => score !== null)
    const least = scores.sort((a, b) => b - a)[page.answers - 1] ?? 0
    if (spent >= listBudget || scoring.bound(left.map(({ term }) => term)) <= least)
      return complete(found, left, 2 * page.answers, scoring)
  }
}

function countInline(sides: readonly Side[], terms: readonly QueryTerm[]): void {
  for (const { terms: open, entries, window, tally } of sides)
    for (const term of terms) {
      const entry = entries.get(term.hash)
      if (entry)
        open.lists.visitInline(entry, window, (rank, places) => tally.add(window.slotOf(rank), places, term))
    }
}

/** What is to be read of each term, rarest first. */
async function plan(sides: readonly Side[], terms: readonly QueryTerm[]): Promise<TermLists[]> {
  const all = await Promise.all(terms.map((term) => listsOf(term, sides, ({ window }) => window)))
  return all.filter(({ lists }) => lists.length > 0)
}

async function listsOf(
  term: QueryTerm,
  sides: readonly Side[],
  windowOf: (side: Side) => Window,
): Promise<TermLists> {
  const lists = await Promise.all(
    sides.map(async (side) => {
      const entry = side.entries.get(term.hash)
      const spans = entry ? await side.terms.lists.spans(entry, windowOf(side)) : []
      return spans.map((span) => ({ side, span }))
    }),
  )
  const flat = lists.flat()
  return { term, lists: flat, bytes: flat.reduce((sum, { span }) => sum + span.length, 0) }
}

/** Takes the first terms off `left`: at least one, then as many as fit a group. */
function takeGroup(left: TermLists[]): TermLists[] {
  let bytes = 0
  const end = left.findIndex((one, i) => {
    bytes += one.bytes
    return i > 0 && bytes > groupBytes
  })
  return left.splice(0, end < 0 ? left.length : end)
}

async function countLists(group: readonly TermLists[], only?: (side: Side) => Window): Promise<void> {
  await Promise.all(
    group.flatMap(({ term, lists }) =>
      lists.map(async ({ side, span }) => {
        const bytes = await side.terms.lists.read(span)
        const { window, tally } = side
        side.terms.lists.visit(span, bytes, only?.(side) ?? window, (rank, places) =>
          tally.add(window.slotOf(rank), places, term),
        )
      }),
    ),
  )
}

/** Slots of a part are below this. */
const slotLimit = 2 ** 25

/** Those that share most, as far as that can be said before their rows are read; rows that were read are kept. */
async function candidates(sides: readonly Side[], time: number | null): Promise<Found[]> {
  const most = new Best(candidateLimit, 0)
  sides.forEach(({ tally, terms, window }, part) => {
    for (const slot of tally.touched) {
      const sum = (tally.mass[slot] ?? 0) + (tally.title[slot] ?? 0)
      if (sum < most.least) continue
      const factor = timeFactor(time, time === null ? null : terms.roughTime(window.rankOf(slot)))
      most.offer(part * slotLimit + slot, sum * factor)
    }
  })
  const best = most.list.map(({ key }) => ({ part: Math.floor(key / slotLimit), slot: key % slotLimit }))
  await Promise.all(
    sides.map(async ({ terms, window, rows }, part) => {
      const slots = best.filter((one) => one.part === part && !rows.has(one.slot)).map(({ slot }) => slot)
      slots.sort((a, b) => a - b)
      const read = await terms.rows(slots.map((slot) => window.rankOf(slot)))
      read.forEach((row, i) => {
        rows.set(slots[i] ?? 0, row)
      })
    }),
  )
  return best.flatMap(({ part, slot }) => {
    const side = sides[part]
    const row = side?.rows.get(slot)
    return side && row ? [{ part, slot, tally: side.tally, row }] : []
  })
}

/** Counts the terms that are left, for the best `most` of `found`: only chunks that hold them are read. */
async function complete(
  found: readonly Found[],
  left: readonly TermLists[],
  most: number,
  scoring: Scoring,
): Promise<Found[]> {
  const best = found
    .map((one) => ({ one, score: scoring.score(one) }))
    .filter(({ score }) => score !== null)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .slice(0, most)
    .map(({ one }) => one)
  const sides = [...new Set(left.flatMap(({ lists }) => lists.map(({ side }) => side)))]
  const windows = new Map(sides.map((side) => [side, ranksOf(best, side)]))
  const windowOf = (side: Side): Window => windows.get(side) ?? new Window([], 0)
  const rest = await Promise.all(left.map(({ term }) => listsOf(term, sides, windowOf)))
  await countLists(rest, windowOf)
  return best
}

function ranksOf(found: readonly Found[], { tally, window, terms }: Side): Window {
  const ranks = found.filter((one) => one.tally === tally).map(({ slot }) => window.rankOf(slot))
  ranks.sort((a, b) => a - b)
  return new Window(
    ranks.map((rank) => ({ from: rank, to: rank + 1 })),
    terms.head.articles,
  )
}
