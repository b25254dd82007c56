/**
 * The indexer: a worker of its own, so that reading feeds and building an index holds back no badge and no page, and so
 * that the background's script stays small. It knows files and data only, nothing of the browser's extension interface.
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
