/** Runs a job for whoever asks: in a worker where one can be started, else in an offscreen document that starts one. */
import { ask } from '../../platform/ask.ts'
import { withOffscreenPage } from '../../platform/offscreen.ts'
import { inWorker } from './in-worker.ts'
import type { AnswerOf, FeedsJob, Job, OnProgress } from './jobs.ts'

/** Chromium's background is a service worker, which cannot start workers. */
const canStartWorkers = typeof Worker === 'function'

export function runJob<T extends Job>(job: T, onProgress?: OnProgress): Promise<AnswerOf<T>> {
  if (canStartWorkers) return inWorker(job, onProgress)
  if (job.kind !== 'feeds') return Promise.reject(new Error('Files are indexed by the page that holds them.'))
  return runOffscreen(job) as Promise<AnswerOf<T>> // a feeds job, so T is FeedsJob
}

const runOffscreen = (job: FeedsJob) => withOffscreenPage(() => ask('workerToOffscreenIndexFeeds', job))
