/** WebDriver BiDi as the tests use it: contexts, expressions, key presses and clicks. */
import { type Params, Rpc } from '../rpc.ts'

export type Context = {
  readonly context: string
  readonly url: string
  readonly children?: readonly Context[] | null
}
type Action = { readonly type: string } & Readonly<Record<string, unknown>>

export class Bidi {
  readonly rpc: Rpc

  private constructor(rpc: Rpc) {
    this.rpc = rpc
  }

  static async connect(endpoint: string): Promise<Bidi> {
    const rpc = await Rpc.connect(`${endpoint}/session`)
    // Certificates stay checked: the site's authority is trusted by name instead.
    await rpc.send('session.new', { capabilities: { alwaysMatch: { acceptInsecureCerts: false } } })
    return new Bidi(rpc)
  }

  send(method: string, params: Params = {}): Promise<Params> {
    return this.rpc.send(method, params)
  }

  /** Tabs, or with `chrome` the browser's own windows. */
  async contexts(scope: 'content' | 'chrome' = 'content'): Promise<readonly Context[]> {
    const { contexts } = await this.send(
      'browsingContext.getTree',
      scope === 'chrome' ? { 'moz:scope': 'chrome' } : {},
    )
    return contexts as Context[]
  }

  /** Evaluates in a page; values travel as JSON, because BiDi's own notation is richer than needed. */
  async evaluate<T>(context: string, expression: string): Promise<T> {
    const answer = (await this.send('script.evaluate', {
      expression: `(async () => JSON.stringify(await (${expression})))()`,
      target: { context },
      awaitPromise: true,
    })) as { type: string; result: { value?: string }; exceptionDetails?: { text: string } }
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text)
    // The caller names the type of its own expression.
    return (answer.result.value === undefined ? undefined : JSON.parse(answer.result.value)) as T
  }

  /** Evaluates in the browser's own window `index`. */
  async inBrowser<T>(expression: string): Promise<T> {
    const [window] = await this.contexts('chrome')
    if (window === undefined) throw new Error('Firefox has no window.')
    return this.evaluate(window.context, expression)
  }

  async navigate(context: string, url: string, wait: 'complete' | 'none' = 'complete'): Promise<void> {
    await this.send('browsingContext.navigate', { context, url, wait })
  }

  async setFiles(context: string, selector: string, files: readonly string[]): Promise<void> {
    const locator = { type: 'css', value: selector }
    const { nodes } = await this.send('browsingContext.locateNodes', { context, locator })
    const [element] = nodes as readonly { sharedId: string }[] // as the protocol says
    if (!element) throw new Error(`${selector}: there is no such element`)
    await this.send('input.setFiles', { context, element: { sharedId: element.sharedId }, files })
  }

  async click(context: string, selector: string): Promise<void> {
    const point = await this.evaluate<{ x: number; y: number }>(
      context,
      `(() => { const e = document.querySelector(${JSON.stringify(selector)}); e.scrollIntoView(); const r = e.getBoundingClientRect(); return { x: Math.round(r.x + r.width / 2), y: Math.round(r.y + r.height / 2) } })()`,
    )
    const actions: Action[] = [
      { type: 'pointerMove', ...point },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]
    const pointer = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }
    await this.send('input.performActions', { context, actions: [pointer] })
  }
}
