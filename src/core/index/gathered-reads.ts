/** Reads that are issued together and lie near each other become one. */

import type { ByteSource } from '../bytes/byte-source.ts'
import { IndexError } from '../bytes/index-error.ts'
import type { Round } from './trace.ts'

type Ask = {
  readonly offset: number
  readonly length: number
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: unknown) => void
}

/**
 * A browser takes far longer to begin a read than to go on with it: in Chromium's origin-private files a read costs as much as
 * 140 KB more of one. So what a round asks for in one turn is read in runs; what lies between is read too, and thrown away.
 */
export class GatheredReads {
  readonly #source: ByteSource
  readonly #waiting = new Map<Round, Ask[]>()

  constructor(source: ByteSource) {
    this.#source = source
  }

  /** Rejects with what the source rejects with, or with an `IndexError` when bytes are missing. Ranges of a turn do not overlap. */
  read(offset: number, length: number, round: Round): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      const asks = this.#waiting.get(round) ?? []
      if (asks.length === 0) {
        this.#waiting.set(round, asks)
        Promise.resolve().then(() => this.#send(round, asks))
      }
      asks.push({ offset, length, resolve, reject })
    })
  }

  #send(round: Round, asks: Ask[]): void {
    this.#waiting.delete(round)
    asks.sort((a, b) => a.offset - b.offset)
    const joined = joinedOf(asks, round)
    let run: Ask[] = []
    for (const ask of asks) {
      if (run.length > 0 && !joined.has(ask)) {
        this.#readRun(run, round)
        run = []
      }
      run.push(ask)
    }
    this.#readRun(run, round)
  }

  #readRun(run: readonly Ask[], round: Round): void {
    const offset = run[0]?.offset ?? 0
    const last = run.at(-1)
    const length = last ? endOf(last) - offset : 0
    round.count(length)
    this.#source
      .read(offset, length)
      .then((bytes) => {
        round.isOver = true
        if (bytes.length !== length)
          throw new IndexError('truncated', offset, `${length} bytes`, `${bytes.length} bytes`)
        for (const ask of run) {
          const from = ask.offset - offset
          ask.resolve(bytes.subarray(from, from + ask.length))
        }
      })
      .catch((error: unknown) => {
        for (const ask of run) ask.reject(error)
      })
  }
}

const endOf = ({ offset, length }: Ask): number => offset + length

/** Those of `asks`, which ascend, that are read with the one before: over the narrowest gaps first, as far as the round may. */
function joinedOf(asks: readonly Ask[], round: Round): ReadonlySet<Ask> {
  let spare = round.spare(asks.reduce((sum, { length }) => sum + length, 0))
  const gaps = asks.slice(1).map((ask, i) => ({ ask, gap: ask.offset - endOf(asks[i] ?? ask) }))
  gaps.sort((a, b) => a.gap - b.gap)
  const joined = new Set<Ask>()
  for (const { ask, gap } of gaps) {
    if (gap > spare) break
    spare -= gap
    joined.add(ask)
  }
  return joined
}
