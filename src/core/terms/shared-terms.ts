/** What articles of a part share with a page: one sum each while lists are read, all sums for those that share most. */
import type { QueryTerm } from '../text/similarity.ts'
import { sharedWeights, Tally, timeFactor } from '../text/similarity.ts'
import { TopK } from '../text/top-k.ts'
import type { OpenTerms } from './read-section.ts'
import type { Window } from './window.ts'

/** Codes are slot * 4 + location bits, ascending. */
type Counted = { readonly term: QueryTerm; readonly codes: Uint32Array }

export class SharedTerms {
  /** By slot: shared mass and shared rarity of titles; 0 for articles that share nothing. */
  readonly sums: Float32Array
  /** Slots that share something, in the order they were met. */
  readonly touched: number[] = []
  readonly #counted: Counted[] = []

  constructor(slots: number) {
    this.sums = new Float32Array(slots)
  }

  count(term: QueryTerm, codes: Uint32Array): void {
    this.#counted.push({ term, codes })
    const weights = sharedWeights(term)
    const { sums, touched } = this
    // All indexes are below the arrays' lengths: the casts only tell the compiler so.
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i] as number
      const slot = code >>> 2
      const sum = sums[slot] as number
      if (sum === 0) touched.push(slot)
      sums[slot] = sum + (weights[code & 3] as number)
    }
  }

  /** All sums of ascending `slots`: those of slots[i] in slot i of the tally. */
  tally(slots: readonly number[]): Tally {
    const tally = new Tally(slots.length)
    for (const { term, codes } of this.#counted) {
      let from = 0
      for (let place = 0; place < slots.length && from < codes.length; place++) {
        const slot = slots[place] as number
        from = firstFrom(codes, slot * 4, from)
        const code = codes[from]
        if (code !== undefined && code >>> 2 === slot) tally.add(place, code & 3, term)
      }
    }
    return tally
  }
}

/** Index of the first code, from `low` on, that is at least `code`. */
function firstFrom(codes: Uint32Array, code: number, low: number): number {
  let high = codes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((codes[middle] as number) < code) low = middle + 1
    else high = middle
  }
  return low
}

type Side = { readonly terms: OpenTerms; readonly window: Window }

/** Slots of a part are below this. */
const SLOT_LIMIT = 2 ** 25

/** By part: slots that share most with a page of `time`, by `sharedIn`; at most `limit` in all parts. */
export function candidatesOf<Of extends Side>(
  sides: readonly Of[],
  sharedIn: (side: Of) => SharedTerms | undefined,
  time: number | null,
  limit: number,
): number[][] {
  const best = new TopK(limit, 0)
  let least = 0
  sides.forEach((side, part) => {
    const { terms, window } = side
    const shared = sharedIn(side)
    for (const slot of shared?.touched ?? []) {
      const sum = shared?.sums[slot] ?? 0
      // The time factor is at most 1, and few of many thousand slots pass this test.
      if (sum < least) continue
      const seconds = time === null ? null : terms.roughTime(window.rankOf(slot))
      best.offer(part * SLOT_LIMIT + slot, sum * timeFactor(time, seconds))
      least = best.least
    }
  })
  return sides.map((_, part) =>
    best.list.filter(({ key }) => Math.floor(key / SLOT_LIMIT) === part).map(({ key }) => key % SLOT_LIMIT),
  )
}
