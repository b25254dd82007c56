/** Chromium with the package loaded, driven over its DevTools protocol: a library would keep pages from prerendering. */
import { chromiumId, hasWelcome, type Manifest, readManifest, unpacked, WELCOME } from '../package.ts'
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
  readonly manifest: Manifest
  readonly rpc: Rpc
  media: Media = {}
  offline = false
  readonly #id: string
  readonly #program: Program
  #extension: Session | undefined

  private constructor(program: Program, rpc: Rpc, id: string, manifest: Manifest) {
    this.#program = program
    this.rpc = rpc
    this.#id = id
    this.manifest = manifest
  }

  static async launch(options: LaunchOptions): Promise<Chromium> {
    const folder = unpacked(options.dist)
    const manifest = readManifest(folder)
    const program = await startChromium(options, folder)
    const rpc = await Rpc.connect(program.endpoint)
    const browser = new Chromium(program, rpc, chromiumId(manifest, folder), manifest)
    try {
      if (hasWelcome(folder)) await browser.#closeWelcome()
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
    return this.#newPage(`chrome.tabs.create({ url: 'about:blank' }).then((tab) => tab.id)`, url, when)
  }

  openWindow(url: string, { private: incognito = false } = {}): Promise<Page> {
    const create = `chrome.windows.create({ url: 'about:blank', incognito: ${incognito}, width: 1000, height: 800 })`
    return this.#newPage(`${create}.then((made) => made.tabs[0].id)`, url)
  }

  async grant(patterns: readonly string[]): Promise<boolean> {
    await this.#inExtensionsPage(async (page) => {
      // This pre-approves without granting: the press below then meets no dialog, which headless Chromium cannot show.
      for (const every of ['https://*/*', 'http://*/*']) {
        await page.evaluate(`chrome.developerPrivate.addHostPermission('${this.#id}', '${every}')`)
      }
    })
    return pressToGrant(this.extension, patterns)
  }

  async switchOffAndOn(): Promise<void> {
    await this.#inExtensionsPage(async (page) => {
      // Without developer mode an unpacked extension does not come back.
      await page.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })')
      for (const on of [false, true])
        await page.evaluate(`chrome.management.setEnabled('${this.#id}', ${on})`)
    })
    this.#extension = await this.#openExtensionPage()
  }

  async stopBackground(): Promise<void> {
    await this.extension.send('ServiceWorker.enable')
    // Again and again: what goes on in it may start it anew at once.
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
  }

  async close(): Promise<void> {
    await this.rpc.send('Browser.close').catch(() => {})
    this.rpc.close()
    await this.#program.end()
  }

  async #newPage(create: string, url: string, when?: 'loaded' | 'started'): Promise<Page> {
    const before = new Set((await this.targets()).map((target) => target.targetId))
    const tabId = await this.extension.evaluate<number>(create)
    const { targetId } = await until('the new tab', async () =>
      (await this.targets()).find((target) => target.type === 'page' && !before.has(target.targetId)),
    )
    const page = await chromiumPage(this, targetId, tabId)
    await page.goto(url, when)
    return page
  }

  /** The manifest shown as text: an extension page with no script of ours that could answer messages or keep state. */
  async #openExtensionPage(): Promise<Session> {
    const { targetId } = await this.rpc.send('Target.createTarget', { url: 'about:blank', background: true })
    const session = await Session.attach(this.rpc, String(targetId))
    await until('the extension', async () => {
      await session.send('Page.navigate', { url: this.extensionUrl('manifest.json') })
      return session.evaluate('typeof chrome === "object" && chrome.runtime?.id')
    })
    return session
  }

  /** Waits for the page that installing opens, and closes it: later it would come before a test's own tab. */
  async #closeWelcome(): Promise<void> {
    const address = this.extensionUrl(WELCOME)
    const { targetId } = await until('the welcome page', async () =>
      (await this.targets()).find(({ url }) => url === address),
    )
    await this.rpc.send('Target.closeTarget', { targetId })
  }

  async #allowPrivateWindows(): Promise<void> {
    await this.#inExtensionsPage(async (page) => {
      // The switch reloads the extension, and without developer mode an unpacked one does not come back.
      await page.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })')
      await page.evaluate(
        `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: '${this.#id}', incognitoAccess: true })`,
      )
    })
  }

  /** For as long as the session of the extension page lives. */
  async #limitStorage(quotaSize: number): Promise<void> {
    const origin = this.extensionUrl('').replace(/\/$/, '')
    await this.extension.send('Storage.overrideQuotaForOrigin', { origin, quotaSize })
  }

  async #inExtensionsPage(use: (page: Session) => Promise<unknown>): Promise<void> {
    const { targetId } = await this.rpc.send('Target.createTarget', { url: 'chrome://extensions/' })
    const page = await Session.attach(this.rpc, String(targetId))
    await until('the list of extensions', () =>
      page.evaluate(
        `chrome.developerPrivate?.getExtensionsInfo().then((all) => all.some((one) => one.id === '${this.#id}'))`,
      ),
    )
    await use(page)
    await this.rpc.send('Target.closeTarget', { targetId })
  }
}

/** Asks for hosts as an options page would: in the handler of a real press. */
async function pressToGrant(page: Session, patterns: readonly string[]): Promise<boolean> {
  await page.evaluate(`void (() => {
    const button = document.body.appendChild(document.createElement('button'))
    button.id = 'grant'
    button.textContent = 'Grant'
    globalThis.granted = new Promise((resolve, reject) => {
      button.onclick = () => chrome.permissions.request({ origins: ${JSON.stringify(patterns)} }).then(resolve, reject)
    })
  })()`)
  await page.send('Page.bringToFront')
  await page.click('#grant')
  const granted = await page.evaluate<boolean>('globalThis.granted')
  await page.evaluate(`void document.querySelector('#grant').remove()`)
  return granted
}
