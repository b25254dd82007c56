/** A part's writer as its caller sees it: the same calls, answered by the worker. */
import { call } from '../calls.ts'
import { withWorker } from '../with-worker.ts'
import type { PartWriter } from './part-writer.ts'
import type { WriterCall } from './worker.ts'

export type Writer = Pick<PartWriter, 'open' | 'more' | 'finish'>

/** Runs `use` with a writer, and lets go of the part when it is over. */
export const withWriter = (use: (writer: Writer) => Promise<void>): Promise<void> =>
  withWorker('writer', async (port) => {
    const ask = (request: WriterCall) => call(port, request)
    try {
      await use({
        open: async (part) => Number(await ask({ kind: 'open', part })),
        more: async () => Number(await ask({ kind: 'more' })),
        finish: async () => void (await ask({ kind: 'finish' })),
      })
    } finally {
      await ask({ kind: 'close' })
    }
  })
