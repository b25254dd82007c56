/** The writer: a worker that writes one part. */
import type { StoredFile } from '../stored-file.ts'
import { answerCalls } from '../workers/calls.ts'
import { PartWriter } from './part-writer.ts'

/** What it is called with: open once, append, finish, close. */
export type WriterCall =
  | { readonly kind: 'open'; readonly part: StoredFile }
  | { readonly kind: 'append'; readonly bytes: Uint8Array }
  | { readonly kind: 'finish' | 'close' }

const writer = new PartWriter()

answerCalls(
  async (request) => {
    const called = request as WriterCall // only `with-writer.ts` calls this worker
    if (called.kind === 'open') return writer.open(called.part)
    if (called.kind === 'append') return writer.append(called.bytes)
    return writer[called.kind]()
  },
  () => writer.close(),
)
