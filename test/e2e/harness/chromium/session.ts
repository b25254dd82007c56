/** One target of Chromium (a tab, the popup) over its DevTools protocol. */
import type { Params, Rpc } from '../rpc.ts'

export class Session {
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

  /** Resolves with the next event that passes. Ask before causing it. */
  next(method: string, passes: (params: Params) => boolean = () => true): Promise<Params> {
    return new Promise((resolve) => {
      const stop = this.#rpc.listen((name, params, sessionId) => {
        if (sessionId !== this.#id || name !== method || !passes(params)) return
        stop()
        resolve(params)
      })
    })
  }

  async evaluate<T>(expression: string): Promise<T> {
    const answer = await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: false,
    })
    const { result, exceptionDetails } = answer as {
      result: { value?: unknown }
      exceptionDetails?: { text: string; exception?: { description?: string } }
    }
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    // The caller names the type of its own expression.
    return result.value as T
  }

  /** Presses and releases a key as the keyboard would. `native` codes are what lets the browser's own shortcuts see it. */
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
    // A shortcut or Escape may take the target away before its key is up.
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event }).catch(() => {})
  }

  /** Drags files from outside the browser over an element and lets them go. */
  async drop(selector: string, files: readonly string[]): Promise<void> {
    const point = await this.#middleOf(selector)
    const data = { items: [], files, dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'])
      await this.send('Input.dispatchDragEvent', { type, ...point, data })
  }

  #middleOf(selector: string): Promise<{ x: number; y: number }> {
    const place = `(() => { const e = document.querySelector(${JSON.stringify(selector)}); e.scrollIntoView(); const r = e.getBoundingClientRect(); return { x: r.x + r.width / 2, y: r.y + r.height / 2 } })()`
    return this.evaluate(place)
  }

  async click(selector: string): Promise<void> {
    const point = await this.#middleOf(selector)
    for (const type of ['mousePressed', 'mouseReleased']) {
      await this.send('Input.dispatchMouseEvent', { type, ...point, button: 'left', clickCount: 1 })
    }
  }
}
