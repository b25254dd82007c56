/** Counting what a look-up costs. */
import type { Trace } from './types.ts'

/** Bytes that a question may read besides those it wants, so that it reads fewer times: `left` of them. */
export type Spare = { left: number }

/** Reads that are issued together: the first one makes it a round; answers from memory make none. */
export class Round {
  readonly #trace: Trace | undefined
  readonly #spare: Spare
  /** What this round may leave of the spare bytes: half, for the rounds after it. */
  readonly #floor: number
  #counted = false

  /** Without `spare` it reads nothing it does not want. */
  constructor(trace?: Trace, spare: Spare = { left: 0 }) {
    this.#trace = trace
    this.#spare = spare
    this.#floor = spare.left / 2
  }

  /** A read that is made. */
  count(bytes: number): void {
    if (!this.#trace) return
    if (!this.#counted) this.#trace.rounds++
    this.#counted = true
    this.#trace.reads++
    this.#trace.bytes += bytes
  }

  /** Takes bytes that nobody wants off the spare ones; false when they do not suffice. */
  spend(bytes: number): boolean {
    const left = this.#spare.left - bytes
    if (left < this.#floor) return false
    this.#spare.left = left
    return true
  }
}
