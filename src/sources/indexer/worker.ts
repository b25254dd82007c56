/**
 * The indexer: a worker of its own, so that reading feeds and building an index holds back no badge and no page, and so
 * that the background's script stays small. It knows files and data only, nothing of the browser's extension interface.
 */
import { asSourceError } from '../faults.ts'
import { runFeeds } from './feeds.ts'
import type { FromIndexer } from './in-worker.ts'
import type { Job } from './jobs.ts'
import { runRecords } from './records.ts'

const say = (message: FromIndexer) => self.postMessage(message)

const run = (job: Job) =>
  job.kind === 'feeds' ? runFeeds(job) : runRecords(job, (done, of) => say({ kind: 'progress', done, of }))

self.addEventListener('message', ({ data }: MessageEvent<Job>) => {
  run(data).then(
    (answer) => say({ kind: 'answer', answer }),
    (error) => say({ kind: 'error', error: asSourceError(error) }),
  )
})
