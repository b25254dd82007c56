/** What articles of a part share with a page: one sum each while lists are read, all sums for those that have most of it. */

import type { QueryTerm } from '../text/similarity.ts'
import { sharedWeights, Tally, timeFactor } from '../text/similarity.ts'
import { Best } from '../text/top-k.ts'
import type { OpenTerms } from './read-section.ts'
import type { Window } from './window.ts'

/** Codes are slot * 4 + places, ascending. */
type Counted = { readonly term: QueryTerm; readonly codes: Uint32Array }

export class SharedTerms {
  /** By slot: shared mass and shared rarity of titles; 0 for who shares nothing. */
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
    // All are below their lengths: the casts only tell the compiler so.
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i] as number
      const slot = code >>> 2
      const sum = sums[slot] as number
      if (sum === 0) touched.push(slot)
      sums[slot] = sum + (weights[code & 3] as number)
    }
  }

  /** All sums of some slots, each in its place among `slots`, which ascend. */
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

/** The place of the first code, from `low` on, that is at least `code`. */
function firstFrom(codes: Uint32Array, code: number, low: number): number {
  let high = codes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((codes[middle] as number) < code) low = middle + 1
    else high = middle
  }
  return low
}

type Side = { readonly terms: OpenTerms; readonly window: Window; readonly shared: SharedTerms }

/** Slots of a part are below this. */
const slotLimit = 2 ** 25

/** By part: slots of those that share most with a page of `time`, ascending; at most `limit` in all parts. */
export function candidatesOf(sides: readonly Side[], time: number | null, limit: number): number[][] {
  const best = new Best(limit, 0)
  let least = 0
  sides.forEach(({ terms, window, shared: { sums, touched } }, part) => {
    for (const slot of touched) {
      const sum = sums[slot] as number
      // No time makes it more, and few slots of many thousands come this far.
      if (sum < least) continue
      const seconds = time === null ? null : terms.roughTime(window.rankOf(slot))
      best.offer(part * slotLimit + slot, sum * timeFactor(time, seconds))
      least = best.least
    }
  })
  return sides.map((_, part) =>
    best.list
      .filter(({ key }) => Math.floor(key / slotLimit) === part)
      .map(({ key }) => key % slotLimit)
      .sort((a, b) => a - b),
  )
}
