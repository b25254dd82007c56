/** The ranks that a search considers, and the slots in which it counts them. */

/** Ranks from `from` up to, not including, `to`. */
export type Ranks = { readonly from: number; readonly to: number }

/** Ranges of ranks in order, disjoint. Slots number their ranks consecutively from 0. */
export class Window {
  readonly ranges: readonly Ranks[]
  /** Whether it has every rank. */
  readonly isAll: boolean
  readonly slots: number

  constructor(ranges: readonly Ranks[], articles: number) {
    this.ranges = ranges.filter(({ from, to }) => from < to)
    this.slots = this.ranges.reduce((sum, { from, to }) => sum + to - from, 0)
    this.isAll = this.slots === articles
  }

  /** Those of ascending codes, rank * 4 + location bits, that lie in the window, as slot * 4 + location bits. */
  slotted(codes: Uint32Array): Uint32Array {
    if (this.isAll) return codes
    const out = new Uint32Array(codes.length)
    let count = 0
    let before = 0
    let i = 0
    for (const { from, to } of this.ranges) {
      while (i < codes.length && (codes[i] ?? 0) < from * 4) i++
      for (; i < codes.length && (codes[i] ?? 0) < to * 4; i++)
        out[count++] = (codes[i] ?? 0) - (from - before) * 4
      before += to - from
    }
    return out.subarray(0, count)
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
