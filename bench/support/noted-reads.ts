/** What questions read of a file, range by range, so that a peer can read the same. */

import type { ByteSource } from '../../src/core/bytes/byte-source.ts'
import type { Trace } from '../../src/core/index/types.ts'
import type { BareQuestion } from '../peers/bare.ts'

export type Noted = { readonly source: ByteSource; readonly rounds: BareQuestion }

/** `trace` is given to the question, and tells in which round a read is made. */
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
