/** Has a worker do something for whoever asks: of its own where one can be started, else by way of the offscreen document. */
import { withOffscreenPage } from '../../platform/offscreen.ts'
import { type NamedStart, startWorker, type WorkerName } from './start.ts'

/** Chromium's background is a service worker, which cannot start workers. */
const canStartWorkers = typeof Worker === 'function'

/** Runs `use` with the port of a new worker, which ends when `use` does, or when this page or background is
 * gone. Rejects when the worker fails outside its calls. */
export function withWorker<T>(name: WorkerName, use: (port: MessagePort) => Promise<T>): Promise<T> {
  const life = crypto.randomUUID()
  const workWith = (start: (start: NamedStart) => void) => {
    const { port1, port2 } = new MessageChannel()
    const failures = new BroadcastChannel(life)
    const failed = new Promise<never>((_, reject) => {
      failures.onmessage = ({ data }) => reject(new Error(`The ${name} stopped: ${data}`))
    })
    start({ name, life, port: port2 })
    return Promise.race([use(port1), failed]).finally(() => {
      port1.close()
      failures.close()
    })
  }
  return navigator.locks.request(life, () =>
    canStartWorkers
      ? workWith(startWorker)
      : withOffscreenPage((send) => workWith((start) => send(start, [start.port]))),
  )
}
