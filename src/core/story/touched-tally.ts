/** Sums that are used for one article after another, by the builder: which of them are not 0 is noted. */
import { type QueryTerm, Tally } from '../text/similarity.ts'

export class TouchedTally extends Tally {
  /** Slots that share a term, in the order they were met. */
  readonly touched: number[] = []

  override add(slot: number, places: number, term: QueryTerm): void {
    if (this.mass[slot] === 0) this.touched.push(slot)
    super.add(slot, places, term)
  }

  /** Forgets everything, at the cost of what was touched. */
  clear(): void {
    for (const slot of this.touched) {
      this.dot[slot] = 0
      this.mass[slot] = 0
      this.title[slot] = 0
      this.pageTitle[slot] = 0
      this.articleTitle[slot] = 0
      this.pageNames[slot] = 0
      this.articleNames[slot] = 0
    }
    this.touched.length = 0
  }
}
