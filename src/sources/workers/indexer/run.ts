/** Runs a job in an indexer of its own. */
import { call } from '../calls.ts'
import { withWorker } from '../with-worker.ts'
import type { AnswerOf, Job, OnProgress, Progress } from './jobs.ts'

/** Rejects with an `Error` that carries a `code`. */
export async function runJob<T extends Job>(job: T, onProgress: OnProgress = () => {}): Promise<AnswerOf<T>> {
  const answer = await withWorker('indexer', (port) =>
    call(port, job, (value) => {
      // Only the indexer says it, so its shape is ours; and it answers a job with the answer of its kind.
      const { done, of } = value as Progress
      onProgress(done, of)
    }),
  )
  return answer as AnswerOf<T>
}
