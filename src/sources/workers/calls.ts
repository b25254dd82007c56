/** Calls to a worker over a message port: one at a time, each with progress and an answer. Errors are sent as data, with code and values. */
import type { ErrorData } from '../../platform/error-data.ts'
import { asSourceError, WordedFault } from '../faults.ts'

/** The worker's replies to a call: any number of `progress`, then one `answer` or `error`. */
type WorkerReply =
  | { readonly kind: 'progress'; readonly value: unknown }
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: ErrorData }

/**
 * The first message to a worker: the port for its calls, and the name of the Web Lock that the caller holds while it needs the
 * worker. A lock is released however its holder ends; a worker has no other way to learn that a service worker has stopped.
 */
export type Start = { readonly port: MessagePort; readonly callerLock: string }

/** Calls the worker. Await the answer before the next call on the same port. */
export function call(
  port: MessagePort,
  request: unknown,
  onProgress: (value: unknown) => void = () => {},
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    port.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
      if (data.kind === 'progress') onProgress(data.value)
      else if (data.kind === 'error') reject(new WordedFault(data.error))
      else resolve(data.value)
    }
    port.postMessage(request)
  })
}

/**
 * Answers calls. Run it in the first tick of a worker's script.
 * @param end runs when the caller has released its lock; then the worker closes itself
 */
export function answerCalls(
  answer: (request: unknown, onProgress: (value: unknown) => void) => Promise<unknown>,
  end: () => Promise<void> = async () => {},
): void {
  const start = ({ data: { port, callerLock } }: MessageEvent<Start>) => {
    const reply = (message: WorkerReply) => port.postMessage(message)
    port.onmessage = ({ data }: MessageEvent<unknown>) =>
      void answer(data, (value) => reply({ kind: 'progress', value })).then(
        (value) => reply({ kind: 'answer', value }),
        (error) => reply({ kind: 'error', error: asSourceError(error) }),
      )
    void navigator.locks.request(callerLock, end).finally(() => self.close())
  }
  self.addEventListener('message', start, { once: true })
}
