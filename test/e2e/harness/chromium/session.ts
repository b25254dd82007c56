/** One target of Chromium (a tab, the popup) over its DevTools protocol. */
import { callExpression } from '../page-call.ts'
import { middleOf } from '../page-functions.ts'
import type { Params, Rpc } from '../rpc.ts'
import type { Evaluates } from '../types.ts'

export class Session implements Evaluates {
  readonly #rpc: Rpc
  readonly #id: string
  readonly targetId: string

  private constructor(rpc: Rpc, id: string, targetId: string) {
    this.#rpc = rpc
    this.#id = id
    this.targetId = targetId
  }

  static async attach(rpc: Rpc, targetId: string): Promise<Session> {
    const { sessionId } = await rpc.send('Target.attachToTarget', { targetId, flatten: true })
    return new Session(rpc, String(sessionId), targetId)
  }

  send(method: string, params?: Params): Promise<Params> {
    return this.#rpc.send(method, params, this.#id)
  }

  /** Resolves with the next event of that name. Call it before causing the event. */
  next(method: string): Promise<Params> {
    return new Promise((resolve) => {
      const stop = this.#rpc.listen((name, params, sessionId) => {
        if (sessionId !== this.#id || name !== method) return
        stop()
        resolve(params)
      })
    })
  }

  evaluate<Args extends readonly unknown[], Result>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    return this.evaluateWith('', run, ...args)
  }

  async evaluateWith<Args extends readonly unknown[], Result>(
    library: string,
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    const answer = await this.send('Runtime.evaluate', {
      expression: callExpression(run, args, library),
      awaitPromise: true,
      returnByValue: true,
      userGesture: false,
    })
    const { result, exceptionDetails } = answer as {
      result: { value?: unknown }
      exceptionDetails?: { text: string; exception?: { description?: string } }
    }
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    // The browser ran `run`, so this is what it returns.
    return result.value as Awaited<Result>
  }

  /** Presses and releases a key as the keyboard would. The browser's own shortcuts need the native code. */
  async key(key: string, code: string, virtualKey: number, modifiers = 0, text = ''): Promise<void> {
    const event = {
      key,
      code,
      modifiers,
      windowsVirtualKeyCode: virtualKey,
      nativeVirtualKeyCode: virtualKey,
    }
    await this.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event })
    if (text !== '') await this.send('Input.dispatchKeyEvent', { type: 'char', text, ...event })
    // A shortcut or Escape may close the target before the key is released.
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }).catch(() => {})
  }

  /** Drags files from outside the browser onto an element. */
  async drop(selector: string, files: readonly string[]): Promise<void> {
    const point = await this.evaluate(middleOf, selector)
    const data = { items: [], files, dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'])
      await this.send('Input.dispatchDragEvent', { type, ...point, data })
  }

  async click(selector: string): Promise<void> {
    const point = await this.evaluate(middleOf, selector)
    for (const type of ['mousePressed', 'mouseReleased']) {
      await this.send('Input.dispatchMouseEvent', { type, ...point, button: 'left', clickCount: 1 })
    }
  }
}
