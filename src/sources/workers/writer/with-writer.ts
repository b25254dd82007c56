/** Calls a `PartWriter` that runs in a worker. */
import { call } from '../calls.ts'
import { withWorker } from '../with-worker.ts'
import type { PartWriter } from './part-writer.ts'
import type { WriterCall } from './worker.ts'

export type Writer = Pick<PartWriter, 'open' | 'more' | 'finish'>

/** Runs `use` with a writer, and then closes it. */
export const withWriter = (use: (writer: Writer) => Promise<void>): Promise<void> =>
  withWorker('writer', async (port) => {
    const send = (request: WriterCall) => call(port, request)
    try {
      await use({
        open: async (part) => Number(await send({ kind: 'open', part })),
        more: async () => Number(await send({ kind: 'more' })),
        finish: async () => void (await send({ kind: 'finish' })),
      })
    } finally {
      await send({ kind: 'close' })
    }
  })
