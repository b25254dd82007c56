/** Calls to a worker, over a port: one at a time, each with its progress and its answer. Errors travel as data, with their code and values. */
import type { ErrorData } from '../../platform/error-data.ts'
import { asSourceError, WordedFault } from '../faults.ts'

/** What the worker says to a call; the last is an answer or an error. */
type Said =
  | { readonly kind: 'progress'; readonly value: unknown }
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'error'; readonly error: ErrorData }

/**
 * What a worker is started with: where its calls come from, and the name of the Web Lock that its caller holds as long as it
 * needs the worker. A lock is released however its holder ends; nothing else tells a worker that a service worker is gone.
 */
export type Start = { readonly port: MessagePort; readonly life: string }

/** Calls the worker at the other end. The next call waits for the answer to this one. */
export function call(
  port: MessagePort,
  request: unknown,
  onProgress: (value: unknown) => void = () => {},
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    port.onmessage = ({ data }: MessageEvent<Said>) => {
      if (data.kind === 'progress') onProgress(data.value)
      else if (data.kind === 'error') reject(new WordedFault(data.error))
      else resolve(data.value)
    }
    port.postMessage(request)
  })
}

/**
 * Answers calls; for the first tick of a worker's script.
 * @param end runs when the caller is done or gone; the worker closes after it
 */
export function answerCalls(
  answer: (request: unknown, onProgress: (value: unknown) => void) => Promise<unknown>,
  end: () => Promise<void> = async () => {},
): void {
  const take = ({ data: { port, life } }: MessageEvent<Start>) => {
    const say = (said: Said) => port.postMessage(said)
    port.onmessage = ({ data }: MessageEvent<unknown>) =>
      void answer(data, (value) => say({ kind: 'progress', value })).then(
        (value) => say({ kind: 'answer', value }),
        (error) => say({ kind: 'error', error: asSourceError(error) }),
      )
    void navigator.locks.request(life, end).finally(() => self.close())
  }
  self.addEventListener('message', take, { once: true })
}
