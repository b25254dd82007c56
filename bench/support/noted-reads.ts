/** Records the ranges that queries read from a file, so that a peer can read the same. */

import type { ByteSource } from '../../src/core/bytes/byte-source.ts'
import type { Trace } from '../../src/core/index/types.ts'
import type { BareQuestion } from '../peers/bare.ts'

export type Noted = { readonly source: ByteSource; readonly rounds: BareQuestion }

/** The query gets `trace`, which counts the rounds. */
export function noteReads(source: ByteSource, trace: Trace): Noted {
  const rounds: [number, number][][] = []
  const noting: ByteSource = {
    size: source.size,
    read(offset, length) {
      rounds[trace.rounds - 1] = [...(rounds[trace.rounds - 1] ?? []), [offset, length]]
      return source.read(offset, length)
    },
  }
  return { source: noting, rounds }
}
