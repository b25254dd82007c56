/** Firefox with the package installed, driven over WebDriver BiDi. */
import { resolve } from 'node:path'
import { hasWelcome, type Manifest, readManifest, WELCOME } from '../package.ts'
import type { Program } from '../program.ts'
import type { Browser, Evaluates, LaunchOptions, Media, Page } from '../types.ts'
import { until } from '../until.ts'
import { Bidi } from './bidi.ts'
import * as scope from './chrome-scope.ts'
import { firefoxPage } from './page.ts'
import { startFirefox, UUID } from './start.ts'

export class Firefox implements Browser {
  readonly name = 'firefox'
  readonly manifest: Manifest
  readonly bidi: Bidi
  readonly id: string
  readonly #program: Program
  #extension = ''
  #lastId = 0

  private constructor(program: Program, bidi: Bidi, id: string, manifest: Manifest) {
    this.#program = program
    this.bidi = bidi
    this.id = id
    this.manifest = manifest
  }

  static async launch(options: LaunchOptions): Promise<Firefox> {
    const manifest = readManifest(options.dist)
    const id = manifest.browser_specific_settings?.gecko.id
    if (id === undefined) throw new Error(`${options.dist}: the manifest has no gecko id`)
    const program = await startFirefox(options, id)
    const browser = new Firefox(program, await Bidi.connect(program.endpoint), id, manifest)
    try {
      await browser.#prepare(options)
    } catch (error) {
      await browser.close()
      throw error
    }
    return browser
  }

  async #prepare(options: LaunchOptions): Promise<void> {
    await this.bidi.inBrowser(scope.trustAuthority(options.site.certificate.authority))
    if (options.privateWindows) await this.bidi.inBrowser(scope.allowPrivateWindows(this.id))
    await this.install(options.dist)
    if (hasWelcome(options.dist)) await this.#closeWelcome()
    await this.#openExtensionPage()
    if (options.grants?.length) await this.grant(options.grants)
  }

  /** Installs a package, or another one in its place. */
  async install(dist: string): Promise<void> {
    const type = dist.endsWith('.zip') ? 'archivePath' : 'path'
    await this.bidi.send('webExtension.install', { extensionData: { type, path: resolve(dist) } })
  }

  /** The manifest shown as text: an extension page with no script of ours that could answer messages or keep state. */
  async #openExtensionPage(): Promise<void> {
    const { context } = await this.bidi.send('browsingContext.create', { type: 'tab', background: true })
    this.#extension = String(context)
    await this.bidi.navigate(this.#extension, this.extensionUrl('manifest.json'))
  }

  extensionUrl(path: string): string {
    return `moz-extension://${UUID}/${path.replace(/^\//, '')}`
  }

  readonly extension: Evaluates = {
    evaluate: (expression) => this.bidi.evaluate(this.#extension, expression),
  }

  get closed(): Promise<void> {
    return this.#program.ended
  }

  nextId(): number {
    return ++this.#lastId
  }

  open(url: string, when?: 'loaded' | 'started'): Promise<Page> {
    return this.#newPage(`browser.tabs.create({ url: 'about:blank' }).then((tab) => tab.id)`, url, when)
  }

  openWindow(url: string, { private: incognito = false } = {}): Promise<Page> {
    const create = `browser.windows.create({ url: 'about:blank', incognito: ${incognito} })`
    return this.#newPage(`${create}.then((made) => made.tabs[0].id)`, url)
  }

  /** Asks for hosts as an options page would: in the handler of a real press. */
  async grant(patterns: readonly string[]): Promise<boolean> {
    const page = this.#extension
    await this.bidi.evaluate(
      page,
      `(() => {
      const button = document.createElement('button')
      button.id = 'grant'
      button.textContent = 'Grant'
      button.style = 'position: fixed; inset: 0; z-index: 9999'
      document.body.append(button)
      globalThis.granted = new Promise((resolve, reject) => {
        button.onclick = () => browser.permissions.request({ origins: ${JSON.stringify(patterns)} }).then(resolve, reject)
      })
    })()`,
    )
    await this.bidi.send('browsingContext.activate', { context: page })
    await this.bidi.click(page, '#grant')
    const granted = await this.bidi.evaluate<boolean>(page, 'globalThis.granted')
    await this.bidi.evaluate(page, `document.querySelector('#grant').remove()`)
    return granted
  }

  async switchOffAndOn(): Promise<void> {
    await this.bidi.inBrowser(scope.switchOffAndOn(this.id))
    await this.#openExtensionPage()
  }

  async stopBackground(): Promise<void> {
    await this.bidi.inBrowser(scope.suspendBackground(this.id))
    await until('the event page to stop', async () => !(await this.isBackgroundRunning()))
  }

  async isBackgroundRunning(): Promise<boolean> {
    return (await this.bidi.inBrowser(scope.backgroundState(this.id))) === 'running'
  }

  async setMedia(media: Media): Promise<void> {
    await this.bidi.inBrowser(scope.setMedia(media))
  }

  async setOffline(offline: boolean): Promise<void> {
    await this.bidi.inBrowser(scope.setOffline(offline))
  }

  /** The sentences Firefox shows before it installs this package. */
  installWarnings(): Promise<readonly string[]> {
    return this.bidi.inBrowser(scope.installWarnings(this.id))
  }

  async crash(): Promise<void> {
    await this.#program.kill()
    this.bidi.rpc.close()
  }

  async close(): Promise<void> {
    await this.bidi.send('browser.close').catch(() => {})
    this.bidi.rpc.close()
    await this.#program.end()
  }

  /** Waits for the page that installing opens, and closes it: later it would come before a test's own tab. */
  async #closeWelcome(): Promise<void> {
    const address = this.extensionUrl(WELCOME)
    const { context } = await until('the welcome page', async () =>
      (await this.bidi.contexts()).find(({ url }) => url === address),
    )
    await this.bidi.send('browsingContext.close', { context })
  }

  async #newPage(create: string, url: string, when?: 'loaded' | 'started'): Promise<Page> {
    const before = new Set((await this.bidi.contexts()).map(({ context }) => context))
    const tabId = await this.extension.evaluate<number>(create)
    const { context } = await until('the new tab', async () =>
      (await this.bidi.contexts()).find((one) => !before.has(one.context)),
    )
    const page = firefoxPage(this, context, tabId)
    await page.goto(url, when)
    return page
  }
}
