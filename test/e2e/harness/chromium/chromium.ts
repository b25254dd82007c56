/** Chromium with the package loaded, over its DevTools protocol; docs/decisions says why no library drives it. */
import {
  chromiumId,
  hasWelcome,
  type Manifest,
  type PackageFolder,
  packageFolder,
  readManifest,
  unpackInto,
  WELCOME,
} from '../package.ts'
import { GRANT_BUTTON, offerGrant, takeGrant } from '../page-functions.ts'
import type { Program } from '../program.ts'
import { Rpc } from '../rpc.ts'
import type { Browser, LaunchOptions, Media, Page } from '../types.ts'
import { until } from '../until.ts'
import { chromiumPage } from './page.ts'
import { Session } from './session.ts'
import { startChromium } from './start.ts'

export type Target = { readonly targetId: string; readonly type: string; readonly url: string }

export class Chromium implements Browser {
  readonly name = 'chromium'
  manifest: Manifest
  readonly rpc: Rpc
  media: Media = {}
  offline = false
  readonly #id: string
  readonly #folder: PackageFolder
  readonly #program: Program
  #extension: Session | undefined

  private constructor(program: Program, rpc: Rpc, folder: PackageFolder) {
    this.#program = program
    this.rpc = rpc
    this.#folder = folder
    this.manifest = readManifest(folder.path)
    this.#id = chromiumId(this.manifest, folder.path)
  }

  static async launch(options: LaunchOptions): Promise<Chromium> {
    const folder = packageFolder(options.dist)
    const program = await startChromium(options, folder.path)
    const browser = new Chromium(program, await Rpc.connect(program.endpoint), folder)
    try {
      if (hasWelcome(folder.path)) await browser.#closeWelcome()
      if (options.privateWindows) await browser.#allowPrivateWindows()
      browser.#extension = await browser.#openExtensionPage()
      if (options.grants?.length) await browser.grant(options.grants)
      if (options.storageLimit !== undefined) await browser.#limitStorage(options.storageLimit)
    } catch (error) {
      await browser.close()
      throw error
    }
    return browser
  }

  extensionUrl(path: string): string {
    return `chrome-extension://${this.#id}/${path.replace(/^\//, '')}`
  }

  get extension(): Session {
    if (this.#extension === undefined) throw new Error('The extension page is not open.')
    return this.#extension
  }

  get closed(): Promise<void> {
    return this.#program.ended
  }

  async targets(): Promise<readonly Target[]> {
    const { targetInfos } = await this.rpc.send('Target.getTargets')
    return targetInfos as Target[]
  }

  open(url: string, when?: 'loaded' | 'started'): Promise<Page> {
    const create = () =>
      this.extension.evaluate(async () => (await chrome.tabs.create({ url: 'about:blank' })).id)
    return this.#newPage(create, url, when)
  }

  openWindow(url: string, { private: incognito = false } = {}): Promise<Page> {
    const create = () =>
      this.extension.evaluate(async (isPrivate) => {
        const size = { width: 1000, height: 800 }
        const made = await chrome.windows.create({ url: 'about:blank', incognito: isPrivate, ...size })
        return made?.tabs?.[0]?.id
      }, incognito)
    return this.#newPage(create, url)
  }

  async grant(patterns: readonly string[]): Promise<boolean> {
    await this.#inExtensionsPage(async (page) => {
      // Approves without granting, so that the press below opens no dialog: headless Chromium cannot show one.
      for (const every of ['https://*/*', 'http://*/*']) {
        await page.evaluate(
          (id, hosts) => chrome.developerPrivate.addHostPermission(id, hosts),
          this.#id,
          every,
        )
      }
    })
    await this.extension.evaluate(offerGrant, GRANT_BUTTON, patterns)
    await this.extension.send('Page.bringToFront')
    await this.extension.click(`#${GRANT_BUTTON}`)
    const answer = await until('the answer', () => this.extension.evaluate(takeGrant, GRANT_BUTTON))
    return answer === 'granted'
  }

  async switchOffAndOn(): Promise<void> {
    await this.#inExtensionsPage(async (page) => {
      await page.evaluate(setDeveloperMode)
      for (const on of [false, true])
        await page.evaluate((id, enabled) => chrome.management.setEnabled(id, enabled), this.#id, on)
    })
    this.#extension = await this.#openExtensionPage()
  }

  async update(dist: string): Promise<void> {
    unpackInto(this.#folder.path, dist)
    this.manifest = readManifest(dist)
    await this.#inExtensionsPage(async (page) => {
      await page.evaluate(setDeveloperMode)
      await page.evaluate((id) => chrome.developerPrivate.reload(id), this.#id)
    })
    this.#extension = await this.#openExtensionPage()
  }

  async stopBackground(): Promise<void> {
    await this.extension.send('ServiceWorker.enable')
    // Repeated: an event under way may start the worker again at once.
    await until('the worker to stop', async () => {
      await this.extension.send('ServiceWorker.stopAllWorkers')
      return !(await this.isBackgroundRunning())
    })
  }

  async isBackgroundRunning(): Promise<boolean> {
    const own = this.extensionUrl('')
    return (await this.targets()).some(
      (target) => target.type === 'service_worker' && target.url.startsWith(own),
    )
  }

  async setMedia(media: Media): Promise<void> {
    this.media = media
  }

  async setOffline(offline: boolean): Promise<void> {
    this.offline = offline
  }

  async crash(): Promise<void> {
    await this.#program.kill()
    this.rpc.close()
    this.#folder.remove()
  }

  async close(): Promise<void> {
    await this.rpc.send('Browser.close').catch(() => {})
    this.rpc.close()
    await this.#program.end()
    this.#folder.remove()
  }

  async #newPage(
    create: () => Promise<number | undefined>,
    url: string,
    when?: 'loaded' | 'started',
  ): Promise<Page> {
    const before = new Set((await this.targets()).map((target) => target.targetId))
    const tabId = await create()
    if (tabId === undefined) throw new Error('Chromium opened no tab.')
    const { targetId } = await until('the new tab', async () =>
      (await this.targets()).find((target) => target.type === 'page' && !before.has(target.targetId)),
    )
    const page = await chromiumPage(this, targetId, tabId)
    await page.goto(url, when)
    return page
  }

  /** Opens the manifest as text: an extension page with no script of ours that could answer messages or keep state. */
  async #openExtensionPage(): Promise<Session> {
    const { targetId } = await this.rpc.send('Target.createTarget', { url: 'about:blank', background: true })
    const session = await Session.attach(this.rpc, String(targetId))
    await until('the extension', async () => {
      await session.send('Page.navigate', { url: this.extensionUrl('manifest.json') })
      return session.evaluate(() => typeof chrome === 'object' && chrome.runtime?.id)
    })
    return session
  }

  /** Waits for the page that an install opens, and closes it: it would come up over the tab of a test. */
  async #closeWelcome(): Promise<void> {
    const address = this.extensionUrl(WELCOME)
    const { targetId } = await until('the welcome page', async () =>
      (await this.targets()).find(({ url }) => url === address),
    )
    await this.rpc.send('Target.closeTarget', { targetId })
  }

  async #allowPrivateWindows(): Promise<void> {
    await this.#inExtensionsPage(async (page) => {
      await page.evaluate(setDeveloperMode)
      await page.evaluate(
        (extensionId) =>
          chrome.developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true }),
        this.#id,
      )
    })
  }

  /** Lasts as long as the session of the extension page. */
  async #limitStorage(quotaSize: number): Promise<void> {
    const origin = this.extensionUrl('').replace(/\/$/, '')
    await this.extension.send('Storage.overrideQuotaForOrigin', { origin, quotaSize })
  }

  async #inExtensionsPage(use: (page: Session) => Promise<unknown>): Promise<void> {
    const { targetId } = await this.rpc.send('Target.createTarget', { url: 'chrome://extensions/' })
    const page = await Session.attach(this.rpc, String(targetId))
    await until('the list of extensions', () =>
      page.evaluate(
        async (id) => (await chrome.developerPrivate?.getExtensionsInfo())?.some((one) => one.id === id),
        this.#id,
      ),
    )
    await use(page)
    await this.rpc.send('Target.closeTarget', { targetId })
  }
}

/** Runs on the extensions page. Without developer mode an unpacked extension does not come back after a reload. */
const setDeveloperMode = () => chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })
