/** Plans which bytes of the posting lists a search reads, in which order, and reads them. */
import type { QueryTerm } from '../text/similarity.ts'
import type { TermEntry } from './read-bucket.ts'
import type { Span } from './read-lists.ts'
import type { OpenTerms } from './read-section.ts'
import type { Window } from './window.ts'

/** A searched part and its dictionary entries for the page's terms. */
export type SearchPart = { readonly terms: OpenTerms; readonly entries: ReadonlyMap<number, TermEntry> }

/** The ranks of a part that are searched. */
type WindowOf<Side> = (side: Side) => Window

/** Bytes of posting lists read before checking whether the rest can change the answer. */
const GROUP_BYTES = 128 * 1024

/** One term's lists in all parts, as far as they are read. */
export type TermLists<Side> = {
  readonly term: QueryTerm
  readonly lists: readonly { side: Side; span: Span }[]
  readonly bytes: number
}
/** A term's codes in one part, slot * 4 + location bits. */
type Codes<Side> = { readonly side: Side; readonly term: QueryTerm; readonly codes: Uint32Array }

/** What to read of each term, rarest first. The shortest lists, as many as fit a group, are read whole, which saves a round. */
export async function planLists<Side extends SearchPart>(
  sides: readonly Side[],
  terms: readonly QueryTerm[],
  windowOf: WindowOf<Side>,
): Promise<TermLists<Side>[]> {
  const lengths = sides.flatMap(({ entries }) => terms.map(({ hash }) => entries.get(hash)?.length ?? 0))
  let whole = 0
  let bytes = 0
  for (const length of lengths.sort((a, b) => a - b)) {
    bytes += length
    if (bytes > GROUP_BYTES) break
    whole = length
  }
  const all = await Promise.all(terms.map((term) => listsOf(term, sides, whole, windowOf)))
  return all.filter(({ lists }) => lists.length > 0)
}

/** The bytes of a term's lists that have ranks of a window. Lists of up to `whole` bytes are taken whole; of others this reads the tables. */
export async function listsOf<Side extends SearchPart>(
  term: QueryTerm,
  sides: readonly Side[],
  whole: number,
  windowOf: WindowOf<Side>,
): Promise<TermLists<Side>> {
  const lists = await Promise.all(
    sides.map(async (side) => {
      const entry = side.entries.get(term.hash)
      const spans = entry ? await side.terms.lists.spans(entry, windowOf(side), whole) : []
      return spans.map((span) => ({ side, span }))
    }),
  )
  const flat = lists.flat()
  return { term, lists: flat, bytes: flat.reduce((sum, { span }) => sum + span.length, 0) }
}

/** Removes the first terms from `left`: at least one, then as many as fit a group. */
export function takeGroup<Side>(left: TermLists<Side>[]): TermLists<Side>[] {
  let bytes = 0
  const end = left.findIndex((one, i) => {
    bytes += one.bytes
    return i > 0 && bytes > GROUP_BYTES
  })
  return left.splice(0, end < 0 ? left.length : end)
}

/** Reads lists together; each is decoded while others are still being read. */
export function readLists<Side extends SearchPart>(
  group: readonly TermLists<Side>[],
  windowOf: WindowOf<Side>,
): Promise<Codes<Side>[]> {
  return Promise.all(
    group.flatMap(({ term, lists }) =>
      lists.map(async ({ side, span }) => {
        const bytes = await side.terms.lists.read(span)
        return { side, term, codes: side.terms.lists.codes(span, bytes, windowOf(side)) }
      }),
    ),
  )
}
