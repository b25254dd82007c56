/** Counting what a look-up costs, and what it may. */
import type { Trace } from '../types.ts'

/** Bytes that a question may still read, so that it reads fewer times: over what lies between what it wants. */
export type Allowance = { left: number }

/** Reads that are issued together: the first one makes it a round; answers from memory make none. */
export class Round {
  readonly #trace: Trace | undefined
  readonly #allowance: Allowance
  #counted = false
  /** Whether any of its reads has been answered: what is read from then on may follow from it, and is another round. */
  isOver = false

  /** Without an allowance it reads nothing that it does not want. */
  constructor(trace?: Trace, allowance: Allowance = { left: 0 }) {
    this.#trace = trace
    this.#allowance = allowance
  }

  /** A read that is made. */
  count(bytes: number): void {
    this.#allowance.left -= bytes
    if (!this.#trace) return
    if (!this.#counted) this.#trace.rounds++
    this.#counted = true
    this.#trace.reads++
    this.#trace.bytes += bytes
  }

  /** Bytes that may be read besides `wanted` ones: half of what is left then, for the rounds that follow need some too. */
  spare(wanted: number): number {
    return Math.max(0, (this.#allowance.left - wanted) / 2)
  }
}
