/** Starts the workers; for contexts that can start workers: pages, Firefox's background, the offscreen document. */
import type { Start } from './calls.ts'

const SCRIPTS = {
  indexer: () => new Worker(new URL('./indexer/worker.ts', import.meta.url), { type: 'module' }),
  writer: () => new Worker(new URL('./writer/worker.ts', import.meta.url), { type: 'module' }),
}
export type WorkerName = keyof typeof SCRIPTS
export type NamedStart = Start & { readonly name: WorkerName }

/**
 * References to the running workers. Without one, Firefox garbage-collects a worker in the middle of its job, and its caller never
 * gets an answer (seen with fifty feeds).
 */
const running = new Set<Worker>()

export function startWorker({ name, ...start }: NamedStart): void {
  const worker = SCRIPTS[name]()
  running.add(worker)
  // The worker owns the port, so its failure is reported on a channel that has the name of the caller's lock.
  worker.addEventListener('error', ({ message }) => {
    const channel = new BroadcastChannel(start.callerLock)
    channel.postMessage(message)
    channel.close()
  })
  worker.postMessage(start, [start.port])
  void navigator.locks.request(start.callerLock, () => running.delete(worker))
}
