/** Runs one job in an indexer of its own, from where workers can be started: a page, Firefox's background. */
import { errorOf } from '../faults.ts'
import type { SourceError } from '../types.ts'
import type { AnswerOf, FeedsAnswer, Job, OnProgress, RecordsAnswer } from './jobs.ts'

/** What an indexer says. */
export type FromIndexer =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'answer'; readonly answer: FeedsAnswer | RecordsAnswer }
  | { readonly kind: 'error'; readonly error: SourceError }

/**
 * Indexers at work. Firefox collects a worker that only its own listeners know, in the middle of its job, and then nobody ever
 * answers (seen with fifty feeds).
 */
const atWork = new Set<Worker>()

/** Rejects with an `Error` that carries a `code`. */
export function inWorker<T extends Job>(job: T, onProgress: OnProgress = () => {}): Promise<AnswerOf<T>> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  atWork.add(worker)
  return new Promise<AnswerOf<T>>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<FromIndexer>) => {
      if (data.kind === 'progress') onProgress(data.done, data.of)
      else if (data.kind === 'error') reject(errorOf(data.error))
      // The indexer answers a job with the answer of its kind.
      else resolve(data.answer as AnswerOf<T>)
    })
    worker.addEventListener('error', ({ message }) => reject(new Error(`The indexer stopped: ${message}`)))
    worker.postMessage(job)
  }).finally(() => {
    worker.terminate()
    atWork.delete(worker)
  })
}
