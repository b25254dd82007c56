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

  /** All sums of some slots, each in its place among `slots`. */
  tally(slots: readonly number[]): Tally {
    const tally = new Tally(slots.length)
    for (const { term, codes } of this.#counted)
      slots.forEach((slot, place) => {
        const places = placesIn(codes, slot)
        if (places > 0) tally.add(place, places, term)
      })
    return tally
  }
}

/** Where the term of `codes` stands in the article of a slot; 0: nowhere. */
function placesIn(codes: Uint32Array, slot: number): number {
  let [low, high] = [0, codes.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((codes[middle] ?? 0) < slot * 4) low = middle + 1
    else high = middle
  }
  const code = codes[low] ?? 0
  return code >>> 2 === slot ? code & 3 : 0
}

type Side = { readonly terms: OpenTerms; readonly window: Window; readonly shared: SharedTerms }

/** Slots of a part are below this. */
const slotLimit = 2 ** 25

/** By part: slots of those that share most with a page of `time`, ascending; at most `limit` in all parts. */
export function candidatesOf(sides: readonly Side[], time: number | null, limit: number): number[][] {
  const best = new Best(limit, 0)
  sides.forEach(({ terms, window, shared: { sums } }, part) => {
    let { least } = best
    for (let slot = 0; slot < sums.length; slot++) {
      const sum = sums[slot] as number
      if (sum === 0 || sum < least) continue
      const factor = timeFactor(time, time === null ? null : terms.roughTime(window.rankOf(slot)))
      best.offer(part * slotLimit + slot, sum * factor)
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
