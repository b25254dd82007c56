/** Runs a job in a new indexer worker. */
import { call } from '../calls.ts'
import { withWorker } from '../with-worker.ts'
import type { AnswerOf, Job, OnProgress, Progress } from './jobs.ts'

/** Rejects with an error that has a `code`. */
export async function runJob<T extends Job>(job: T, onProgress: OnProgress = () => {}): Promise<AnswerOf<T>> {
  const answer = await withWorker('indexer', (port) =>
    call(port, job, (value) => {
      // Not parsed: only our indexer sends this, and its answer has the kind of the job.
      const { done, of } = value as Progress
      onProgress(done, of)
    }),
  )
  return answer as AnswerOf<T>
}
