/** Runs work in a new worker. Where workers cannot be started, the offscreen document starts it. */
import { withOffscreenPage } from '../../platform/offscreen.ts'
import { type NamedStart, startWorker, type WorkerName } from './start.ts'

/** Chromium's background is a service worker, which cannot start workers. */
const canStartWorkers = typeof Worker === 'function'

/**
 * Runs `use` with the port to a new worker. The worker closes after `use`, or when this page or background has ended. Rejects if
 * the worker fails outside its calls.
 */
export function withWorker<T>(name: WorkerName, use: (port: MessagePort) => Promise<T>): Promise<T> {
  const callerLock = crypto.randomUUID()
  const runWith = (start: (start: NamedStart) => void) => {
    const { port1, port2 } = new MessageChannel()
    const failures = new BroadcastChannel(callerLock)
    const failed = new Promise<never>((_, reject) => {
      failures.onmessage = ({ data }) => reject(new Error(`The ${name} stopped: ${data}`))
    })
    start({ name, callerLock, port: port2 })
    return Promise.race([use(port1), failed]).finally(() => {
      port1.close()
      failures.close()
    })
  }
  return navigator.locks.request(callerLock, () =>
    canStartWorkers
      ? runWith(startWorker)
      : withOffscreenPage((send) => runWith((start) => send(start, [start.port]))),
  )
}
