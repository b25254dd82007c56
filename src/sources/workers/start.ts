/** Starts the workers that there are, from where workers can be started: a page, Firefox's background, the offscreen document. */
import type { Start } from './calls.ts'

const SCRIPTS = {
  indexer: () => new Worker(new URL('./indexer/worker.ts', import.meta.url), { type: 'module' }),
  writer: () => new Worker(new URL('./writer/worker.ts', import.meta.url), { type: 'module' }),
}
export type WorkerName = keyof typeof SCRIPTS
export type NamedStart = Start & { readonly name: WorkerName }

/**
 * Workers that are needed. Firefox collects a worker that only its own listeners know, in the middle of its job, and then nobody ever
 * answers (seen with fifty feeds).
 */
const atWork = new Set<Worker>()

export function startWorker({ name, ...start }: NamedStart): void {
  const worker = SCRIPTS[name]()
  atWork.add(worker)
  // The port is the worker's: that it failed is told beside it, to whoever holds the lock of that name.
  worker.addEventListener('error', ({ message }) => {
    const channel = new BroadcastChannel(start.life)
    channel.postMessage(message)
    channel.close()
  })
  worker.postMessage(start, [start.port])
  void navigator.locks.request(start.life, () => atWork.delete(worker))
}
