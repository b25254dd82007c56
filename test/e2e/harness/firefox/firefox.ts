/** Firefox with the package installed, over WebDriver BiDi and its privileged scope. */
import { resolve } from 'node:path'
import { hasWelcome, type Manifest, readManifest, WELCOME } from '../package.ts'
import { callExpression } from '../page-call.ts'
import { GRANT_BUTTON, offerGrant, takeGrant } from '../page-functions.ts'
import type { Program } from '../program.ts'
import type { Browser, Evaluates, LaunchOptions, Media, Page } from '../types.ts'
import { until } from '../until.ts'
import { Bidi } from './bidi.ts'
import { firefoxPage } from './page.ts'
import * as privileged from './privileged.ts'
import { startFirefox, UUID } from './start.ts'

export class Firefox implements Browser {
  readonly name = 'firefox'
  manifest: Manifest
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
    await this.bidi.inBrowser(privileged.trustAuthority, options.site.certificate.authority)
    if (options.privateWindows) await this.bidi.inBrowser(privileged.allowPrivateWindows, this.id)
    await this.install(options.dist)
    if (hasWelcome(options.dist)) await this.#closeWelcome()
    await this.#openExtensionPage()
    if (options.grants?.length) await this.grant(options.grants)
  }

  /** Installs a package, or replaces the installed one. */
  async install(dist: string): Promise<void> {
    const type = dist.endsWith('.zip') ? 'archivePath' : 'path'
    await this.bidi.send('webExtension.install', { extensionData: { type, path: resolve(dist) } })
  }

  /** Opens the manifest as text: an extension page with no script of ours that could answer messages or keep state. */
  async #openExtensionPage(): Promise<void> {
    const { context } = await this.bidi.send('browsingContext.create', { type: 'tab', background: true })
    this.#extension = String(context)
    await this.bidi.navigate(this.#extension, this.extensionUrl('manifest.json'))
  }

  extensionUrl(path: string): string {
    return `moz-extension://${UUID}/${path.replace(/^\//, '')}`
  }

  readonly extension: Evaluates = this.evaluatesIn(() => this.#extension)

  get closed(): Promise<void> {
    return this.#program.ended
  }

  nextId(): number {
    return ++this.#lastId
  }

  /** Calls functions in the context that `contextOf` gives at the time of the call. */
  evaluatesIn(contextOf: () => string): Evaluates {
    return {
      evaluate: (run, ...args) => this.bidi.evaluate(contextOf(), run, ...args),
      evaluateWith: (library, run, ...args) =>
        this.bidi.evaluateExpression(contextOf(), callExpression(run, args, library)),
    }
  }

  open(url: string, when?: 'loaded' | 'started'): Promise<Page> {
    const create = () =>
      this.extension.evaluate(async () => (await chrome.tabs.create({ url: 'about:blank' })).id)
    return this.#newPage(create, url, when)
  }

  openWindow(url: string, { private: incognito = false } = {}): Promise<Page> {
    const create = () =>
      this.extension.evaluate(async (isPrivate) => {
        const made = await chrome.windows.create({ url: 'about:blank', incognito: isPrivate })
        return made?.tabs?.[0]?.id
      }, incognito)
    return this.#newPage(create, url)
  }

  async grant(patterns: readonly string[]): Promise<boolean> {
    await this.extension.evaluate(offerGrant, GRANT_BUTTON, patterns)
    await this.bidi.send('browsingContext.activate', { context: this.#extension })
    await this.bidi.click(this.#extension, `#${GRANT_BUTTON}`)
    const answer = await until('the answer', () => this.extension.evaluate(takeGrant, GRANT_BUTTON))
    return answer === 'granted'
  }

  async switchOffAndOn(): Promise<void> {
    await this.bidi.inBrowser(privileged.switchOffAndOn, this.id)
    await this.#openExtensionPage()
  }

  async update(dist: string): Promise<void> {
    await this.install(dist)
    this.manifest = readManifest(dist)
    await this.#openExtensionPage()
  }

  async stopBackground(): Promise<void> {
    await this.bidi.inBrowser(privileged.suspendBackground, this.id)
    await until('the event page to stop', async () => !(await this.isBackgroundRunning()))
  }

  async isBackgroundRunning(): Promise<boolean> {
    return (await this.bidi.inBrowser(privileged.backgroundState, this.id)) === 'running'
  }

  async setMedia(media: Media): Promise<void> {
    await this.bidi.inBrowser(privileged.setMedia, media)
  }

  async setOffline(offline: boolean): Promise<void> {
    await this.bidi.inBrowser(privileged.setOffline, offline)
  }

  /** The warnings Firefox shows before it installs this package. */
  installWarnings(): Promise<readonly string[]> {
    return this.bidi.inBrowser(privileged.installWarnings, this.id)
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

  /** Waits for the page that an install opens, and closes it: it would come up over the tab of a test. */
  async #closeWelcome(): Promise<void> {
    const address = this.extensionUrl(WELCOME)
    const { context } = await until('the welcome page', async () =>
      (await this.bidi.contexts()).find(({ url }) => url === address),
    )
    await this.bidi.send('browsingContext.close', { context })
  }

  async #newPage(
    create: () => Promise<number | undefined>,
    url: string,
    when?: 'loaded' | 'started',
  ): Promise<Page> {
    const before = new Set((await this.bidi.contexts()).map(({ context }) => context))
    const tabId = await create()
    if (tabId === undefined) throw new Error('Firefox opened no tab.')
    const { context } = await until('the new tab', async () =>
      (await this.bidi.contexts()).find((one) => !before.has(one.context)),
    )
    const page = firefoxPage(this, context, tabId)
    await page.goto(url, when)
    return page
  }
}
