/** Counting what a look-up costs. */
import type { Trace } from './types.ts'

/** Reads that are issued together: the first one makes it a round; answers from memory make none. */
export class Round {
  readonly #trace: Trace | undefined
  #counted = false

  constructor(trace?: Trace) {
    this.#trace = trace
  }

  count(bytes: number): void {
    if (!this.#trace) return
    if (!this.#counted) this.#trace.rounds++
    this.#counted = true
    this.#trace.reads++
    this.#trace.bytes += bytes
  }
}
