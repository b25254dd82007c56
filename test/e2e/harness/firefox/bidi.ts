/** WebDriver BiDi as the harness uses it: contexts, calls of functions, and clicks. */
import { callExpression, scoped } from '../page-call.ts'
import { middleOf } from '../page-functions.ts'
import { type Params, Rpc } from '../rpc.ts'
import { type Shown, shownAt } from './privileged.ts'

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
    // Certificates stay checked: Firefox is told to trust the site's authority instead.
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

  /** Calls a function in a page. The result travels as JSON, which is simpler than BiDi's own notation. */
  evaluate<Args extends readonly unknown[], Result>(
    context: string,
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    return this.evaluateExpression(context, callExpression(run, args))
  }

  async evaluateExpression<T>(context: string, expression: string): Promise<T> {
    const answer = (await this.send('script.evaluate', {
      expression: `(async () => JSON.stringify(await (${expression})))()`,
      target: { context },
      awaitPromise: true,
    })) as { type: string; result: { value?: string }; exceptionDetails?: { text: string } }
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text)
    // The caller knows the type of its expression.
    return (answer.result.value === undefined ? undefined : JSON.parse(answer.result.value)) as T
  }

  /** Calls a function in the browser's own window. */
  inBrowser<Args extends readonly unknown[], Result>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    const expression = callExpression(run, args)
    return this.#window().then((context) => this.evaluateExpression<Awaited<Result>>(context, expression))
  }

  /** Calls a function in the browser's own window with the window that shows a tab and the popup in it. */
  async atTab<Args extends readonly unknown[], Result>(
    tabId: number,
    run: (shown: Shown, ...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>> {
    const call = `(${run})((${shownAt})(${tabId}), ...${JSON.stringify(args)})`
    return this.evaluateExpression<Awaited<Result>>(await this.#window(), scoped(call))
  }

  async #window(): Promise<string> {
    const [window] = await this.contexts('chrome')
    if (window === undefined) throw new Error('Firefox has no window.')
    return window.context
  }

  async navigate(context: string, url: string, wait: 'complete' | 'none' = 'complete'): Promise<void> {
    await this.send('browsingContext.navigate', { context, url, wait })
  }

  async setFiles(context: string, selector: string, files: readonly string[]): Promise<void> {
    const locator = { type: 'css', value: selector }
    const { nodes } = await this.send('browsingContext.locateNodes', { context, locator })
    const [element] = nodes as readonly { sharedId: string }[] // as the protocol says
    if (!element) throw new Error(`${selector}: no such element`)
    await this.send('input.setFiles', { context, element: { sharedId: element.sharedId }, files })
  }

  async click(context: string, selector: string): Promise<void> {
    const point = await this.evaluate(context, middleOf, selector)
    const actions: Action[] = [
      { type: 'pointerMove', ...point },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ]
    const pointer = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }
    await this.send('input.performActions', { context, actions: [pointer] })
  }
}
