/** Sums that the builder uses for one article after another: it notes which slots are not 0. */
import { type QueryTerm, Tally } from '../text/similarity.ts'

export class TouchedTally extends Tally {
  /** Slots that share a term, in the order they were met. */
  readonly touched: number[] = []

  override add(slot: number, locations: number, term: QueryTerm): void {
    if (this.mass[slot] === 0) this.touched.push(slot)
    super.add(slot, locations, term)
  }

  /** Resets all slots, at the cost of those that were touched. */
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
