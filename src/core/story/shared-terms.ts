/** What articles of a part share with a page: one sum each while lists are read, all sums for those that have most of it. */
import { Best } from './best.ts'
import type { QueryTerm } from './likeness.ts'
import { sharedWeights, Tally, timeFactor } from './likeness.ts'
import type { OpenTerms } from './terms.ts'
import type { Window } from './window.ts'

/** Codes are slot * 4 + places, ascending. */
type Counted = { readonly term: QueryTerm; readonly codes: Uint32Array }

export class SharedTerms {
  /** By slot: shared mass and shared rarity of titles; 0 for who shares nothing. */
  readonly sums: Float32Array
  readonly #counted: Counted[] = []

  constructor(slots: number) {
    this.sums = new Float32Array(slots)
  }

  count(term: QueryTerm, codes: Uint32Array): void {
    this.#counted.push({ term, codes })
    const weights = sharedWeights(term)
    const { sums } = this
    // Both are below their lengths: the casts only tell the compiler so.
    for (let i = 0; i < codes.length; i++) {
      const code = codes[i] as number
      sums[code >>> 2] = (sums[code >>> 2] as number) + (weights[code & 3] as number)
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

/**
 * By part: slots of those that share most with a page of `time`, ascending; at most `limit` in all parts. Time is looked at only
 * where the sum would do at the best time of a slot's neighbours: there are 100,000 slots, and few of them matter.
 */
export function candidatesOf(sides: readonly Side[], time: number | null, limit: number): number[][] {
  const best = new Best(limit, 0)
  const factorAt = (seconds: number | null): number => timeFactor(time, time === null ? null : seconds)
  sides.forEach(({ terms, window, shared: { sums } }, part) => {
    let slot = 0
    for (const { from, to } of window.ranges)
      for (const run of terms.runs(from, to)) {
        const most = factorAt(nearest(time, run.earliest, run.latest))
        let least = best.least / most
        for (let rank = run.from; rank < run.to; rank++, slot++) {
          const sum = sums[slot] as number
          if (sum === 0 || sum < least) continue
          best.offer(part * slotLimit + slot, sum * factorAt(terms.roughTime(rank)))
          least = best.least / most
        }
      }
  })
  return sides.map((_, part) =>
    best.list
      .filter(({ key }) => Math.floor(key / slotLimit) === part)
      .map(({ key }) => key % slotLimit)
      .sort((a, b) => a - b),
  )
}

const nearest = (time: number | null, earliest: number | null, latest: number | null): number | null =>
  time === null || earliest === null || latest === null ? null : Math.min(latest, Math.max(earliest, time))
