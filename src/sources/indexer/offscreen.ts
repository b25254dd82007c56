/** The offscreen document of Chromium's background: it starts indexers, nothing else. */
import { answerMessages } from '../../platform/messages.ts'
import { inWorker } from './in-worker.ts'
import type { FeedsJob } from './jobs.ts'

answerMessages({
  // Only this extension's own worker sends it, with the shape `run.ts` gives it.
  workerToOffscreenIndexFeeds: (job) => inWorker(job as FeedsJob),
})
