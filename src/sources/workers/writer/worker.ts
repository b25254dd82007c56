/** The writer worker: downloads and stores one part. */
import { answerCalls } from '../calls.ts'
import type { PartToStore } from './part-bytes.ts'
import { PartWriter } from './part-writer.ts'

/** The calls of a `PartWriter`, as messages. */
export type WriterCall =
  | { readonly kind: 'open'; readonly part: PartToStore }
  | { readonly kind: 'more' | 'finish' | 'close' }

const writer = new PartWriter()

answerCalls(
  async (request) => {
    const called = request as WriterCall // only `with-writer.ts` calls this worker
    return called.kind === 'open' ? writer.open(called.part) : writer[called.kind]()
  },
  () => writer.close(),
)
