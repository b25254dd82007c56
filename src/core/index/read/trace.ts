/** Counts what a question reads, and stops it when that is more than it may. */
import { IndexError } from '../../bytes/index-error.ts'
import { LIMITS } from '../limits.ts'
import type { Trace } from '../types.ts'

/** Bytes that a question may read in all. What it does not need, it may spend on reading gaps, which saves reads. */
export type Allowance = { left: number }

/** What one exact look-up may cost, so that it ends whatever the file says. */
export class LookupBudget {
  #reads: number
  #bytes: number
  #keys: number = LIMITS.lookupKeys

  constructor(parts: number) {
    this.#reads = parts * LIMITS.lookupReads
    this.#bytes = parts * LIMITS.lookupBytes
  }

  /** @throws IndexError when it is one read, or these bytes, too many */
  spendRead(bytes: number): void {
    this.#reads--
    this.#bytes -= bytes
    if (!(this.#reads >= 0 && this.#bytes >= 0)) throw this.#exceeded('reads')
  }

  /** An address whose keys are made. @throws IndexError when it is one too many */
  spendKeys(): void {
    this.#keys--
    if (!(this.#keys >= 0)) throw this.#exceeded('keys')
  }

  #exceeded(what: string): IndexError {
    return new IndexError('malformed', 0, `a look-up of few ${what}`, 'more')
  }
}

/** Reads that are issued together. The first one makes it a round; answers from memory make none. */
export class Round {
  readonly #trace: Trace | undefined
  readonly #allowance: Allowance
  readonly #budget: LookupBudget | undefined
  #counted = false
  /** Whether a read of it has been answered: later reads may depend on that answer, and belong to another round. */
  isOver = false

  /** Without an allowance no gaps are read. */
  constructor(trace?: Trace, { allowance, budget }: { allowance?: Allowance; budget?: LookupBudget } = {}) {
    this.#trace = trace
    this.#allowance = allowance ?? { left: 0 }
    this.#budget = budget
  }

  /** Counts a read that is about to be made. @throws IndexError when the look-up may not make it */
  count(bytes: number): void {
    this.#budget?.spendRead(bytes)
    this.#allowance.left -= bytes
    if (!this.#trace) return
    if (!this.#counted) this.#trace.rounds++
    this.#counted = true
    this.#trace.reads++
    this.#trace.bytes += bytes
  }

  /** Bytes of gaps that may be read besides `wanted` bytes: half of what is left then, because later rounds need some too. */
  spare(wanted: number): number {
    return Math.max(0, (this.#allowance.left - wanted) / 2)
  }
}
