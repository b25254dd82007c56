/** The ranks a search looks at, and the slots in which it counts them. */

/** Ranks from `from` up to, not including, `to`. */
export type Ranks = { readonly from: number; readonly to: number }

/** Ranges of ranks in order, apart from each other. Slots number their ranks through, from 0. */
export class Window {
  readonly ranges: readonly Ranks[]
  /** Whether it is every rank there is. */
  readonly isAll: boolean
  readonly slots: number

  constructor(ranges: readonly Ranks[], articles: number) {
    this.ranges = ranges.filter(({ from, to }) => from < to)
    this.slots = this.ranges.reduce((sum, { from, to }) => sum + to - from, 0)
    this.isAll = this.slots === articles
  }

  has(rank: number): boolean {
    for (const { from, to } of this.ranges) if (rank >= from && rank < to) return true
    return false
  }

  /** The slot of a rank; -1 outside. */
  slotOf(rank: number): number {
    let before = 0
    for (const { from, to } of this.ranges) {
      if (rank >= from && rank < to) return before + rank - from
      before += to - from
    }
    return -1
  }

  /** The rank of a slot. */
  rankOf(slot: number): number {
    let before = 0
    for (const { from, to } of this.ranges) {
      if (slot < before + to - from) return from + slot - before
      before += to - from
    }
    throw new RangeError(`no slot ${slot}`)
  }
}
