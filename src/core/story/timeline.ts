/** Articles in order of time: ranks, and the ranks near a moment. */

export class Timeline {
  /** By rank: the article. Dated ones by time, equals by number; then the undated. */
  readonly order: Uint32Array
  /** By article: its rank. */
  readonly rankOf: Uint32Array
  /** By rank: seconds since 1970 UTC, NaN from rank `dated` on. */
  readonly times: Float64Array
  readonly dated: number

  /** `times` by article, NaN for none. */
  constructor(times: Float64Array) {
    const late = (article: number): number => {
      const time = times[article] ?? Number.NaN
      return Number.isNaN(time) ? Number.POSITIVE_INFINITY : time
    }
    this.order = Uint32Array.from(times, (_, article) => article)
    // Infinity minus infinity is NaN, which is falsy: the article number decides.
    this.order.sort((a, b) => late(a) - late(b) || a - b)
    this.rankOf = new Uint32Array(times.length)
    this.times = new Float64Array(times.length)
    this.order.forEach((article, rank) => {
      this.rankOf[article] = rank
      this.times[rank] = times[article] ?? Number.NaN
    })
    this.dated = lowerBound(times.length, (rank) => Number.isNaN(this.times[rank] ?? Number.NaN))
  }

  /** Seconds since 1970; NaN when undated. */
  timeOf(article: number): number {
    return this.times[this.rankOf[article] ?? 0] ?? Number.NaN
  }

  /** The first rank from `time` on, `dated` if there is none. */
  rankFrom(time: number): number {
    return lowerBound(this.dated, (rank) => (this.times[rank] ?? 0) >= time)
  }
}

/** The least number below `end` for which `holds` is true, as it then is for all after it; `end` if there is none. */
export function lowerBound(end: number, holds: (at: number) => boolean, start = 0): number {
  let [low, high] = [start, end]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
