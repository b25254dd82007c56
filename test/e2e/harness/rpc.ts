/** Commands with ids and events over a web socket: what Chromium's DevTools protocol and WebDriver BiDi have in common. */
import { WebSocket } from 'ws'

export type Params = Record<string, unknown>
type Listener = (method: string, params: Params, sessionId: string | undefined) => void
type Waiting = { resolve: (result: Params) => void; reject: (error: Error) => void; method: string }

/** A frame of either protocol. The browsers' frames are not checked. */
type Frame = {
  id?: number
  result?: Params
  error?: string | { message: string }
  message?: string
  method?: string
  params?: Params
  sessionId?: string
}

/** Milliseconds after which a command without an answer is an error. */
const ANSWER_WITHIN = 30_000

export class Rpc {
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, Waiting>()
  readonly #listeners = new Set<Listener>()
  #last = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data) => this.#receive(JSON.parse(String(data)) as Frame))
    socket.on('close', () => this.#drop())
  }

  static async connect(url: string): Promise<Rpc> {
    const socket = new WebSocket(url, { perMessageDeflate: false, maxPayload: 256 * 1024 * 1024 })
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve())
      socket.once('error', reject)
    })
    return new Rpc(socket)
  }

  /** Sends a command; rejects with the browser's error message. `sessionId` is the target in Chromium's protocol. */
  send(method: string, params: Params = {}, sessionId?: string): Promise<Params> {
    const id = ++this.#last
    const answer = new Promise<Params>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id)
        reject(new Error(`${method}: no answer within ${ANSWER_WITHIN / 1000} s`))
      }, ANSWER_WITHIN)
      const settle =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer)
          then(value)
        }
      this.#waiting.set(id, { resolve: settle(resolve), reject: settle(reject), method })
    })
    this.#socket.send(
      JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }),
    )
    return answer
  }

  /** Calls `listener` with every event until the returned function is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#socket.close()
  }

  #receive(frame: Frame): void {
    if (frame.id === undefined) {
      if (frame.method === undefined) return
      for (const listener of this.#listeners) listener(frame.method, frame.params ?? {}, frame.sessionId)
      return
    }
    const waiting = this.#waiting.get(frame.id)
    this.#waiting.delete(frame.id)
    if (frame.error === undefined) {
      waiting?.resolve(frame.result ?? {})
      return
    }
    const message = typeof frame.error === 'string' ? `${frame.error}: ${frame.message}` : frame.error.message
    waiting?.reject(new Error(`${waiting.method}: ${message}`))
  }

  #drop(): void {
    for (const { reject, method } of this.#waiting.values())
      reject(new Error(`${method}: the browser went away`))
    this.#waiting.clear()
  }
}
