/** Has a worker do something for whoever asks: of its own where one can be started, else by way of the offscreen document. */
import { withOffscreenPage } from '../../platform/offscreen.ts'
import { type NamedStart, startWorker, type WorkerName } from './start.ts'

/** Chromium's background is a service worker, which cannot start workers. */
const canStartWorkers = typeof Worker === 'function'

/** Runs `use` with the port of a new worker, which ends when `use` does, or when this page or background is gone. */
export function withWorker<T>(name: WorkerName, use: (port: MessagePort) => Promise<T>): Promise<T> {
  const life = crypto.randomUUID()
  const workWith = (start: (start: NamedStart) => void) => {
    const { port1, port2 } = new MessageChannel()
    start({ name, life, port: port2 })
    return use(port1).finally(() => port1.close())
  }
  return navigator.locks.request(life, () =>
    canStartWorkers
      ? workWith(startWorker)
      : withOffscreenPage((send) => workWith((start) => send(start, [start.port]))),
  )
}
