/** Joins reads that are issued together and lie near each other. */

import type { ByteSource } from '../../bytes/byte-source.ts'
import { IndexError } from '../../bytes/index-error.ts'
import type { Round } from './trace.ts'

type Ask = {
  readonly offset: number
  readonly length: number
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: unknown) => void
}

/**
 * Starting a read is expensive: in Chromium's origin-private file system it costs as much as reading 140 KB more. So the reads of one
 * turn of the event loop are joined into runs; bytes between them are read too and thrown away.
 */
export class GatheredReads {
  readonly #source: ByteSource
  readonly #waiting = new Map<Round, Ask[]>()

  constructor(source: ByteSource) {
    this.#source = source
  }

  /** Rejects with the source's error, or with an `IndexError` when bytes are missing. Ranges of one turn do not overlap. */
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
    this.#readRange(offset, length, round)
      .then((bytes) => {
        for (const ask of run) {
          const from = ask.offset - offset
          ask.resolve(bytes.subarray(from, from + ask.length))
        }
      })
      .catch((error: unknown) => {
        for (const ask of run) ask.reject(error)
      })
  }

  async #readRange(offset: number, length: number, round: Round): Promise<Uint8Array> {
    round.count(length)
    const bytes = await this.#source.read(offset, length)
    round.isOver = true
    if (bytes.length !== length)
      throw new IndexError('truncated', offset, `${length} bytes`, `${bytes.length} bytes`)
    return bytes
  }
}

const endOf = ({ offset, length }: Ask): number => offset + length

/** Those of the ascending `asks` that are read together with the one before. The narrowest gaps go first, as far as the round may. */
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
