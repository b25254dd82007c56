/**
 * The indexer worker. Reading feeds and building an index in a worker does not delay badges and pages, and keeps the
 * background's script small. It uses no extension API.
 */
import { answerCalls } from '../calls.ts'
import { runFeeds } from './feeds.ts'
import type { Job, Progress } from './jobs.ts'
import { runRecords } from './records.ts'

answerCalls((request, onProgress) => {
  const job = request as Job // only `run.ts` calls this worker
  if (job.kind === 'feeds') return runFeeds(job)
  return runRecords(job, (done, of) => onProgress({ done, of } satisfies Progress))
})
