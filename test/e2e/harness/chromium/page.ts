/** A tab of Chromium. */
import { resolve } from 'node:path'
import { keyOf } from '../keys.ts'
import { badgeOf, focusTab } from '../page-functions.ts'
import type { Page, Popup } from '../types.ts'
import { until } from '../until.ts'
import type { Chromium } from './chromium.ts'
import { Session } from './session.ts'

/** Bits of the protocol's `modifiers`. */
const MODIFIER: Readonly<Record<string, number>> = { Alt: 1, Ctrl: 2, Command: 4, MacCtrl: 2, Shift: 8 }

export async function chromiumPage(browser: Chromium, targetId: string, tabId: number): Promise<Page> {
  const session = await Session.attach(browser.rpc, targetId)
  await session.send('Page.enable')
  const bringToFront = async () => {
    await browser.extension.evaluate(focusTab, tabId)
    await session.send('Page.bringToFront')
  }
  return {
    tabId,
    evaluate: (run, ...args) => session.evaluate(run, ...args),
    evaluateWith: (library, run, ...args) => session.evaluateWith(library, run, ...args),
    async goto(url, when = 'loaded') {
      const loaded = session.next('Page.loadEventFired')
      const started = session.next('Page.frameNavigated')
      const answer = session.send('Page.navigate', { url })
      if (when === 'started') {
        await started
        return
      }
      const { errorText } = await answer
      if (errorText) throw new Error(`${url}: ${errorText}`)
      await loaded
    },
    async back() {
      const address = () => session.evaluate(() => location.href)
      const left = await address()
      await session.evaluate(() => history.back())
      await until('the page before', async () => (await address()) !== left)
    },
    badge: () => browser.extension.evaluate(badgeOf, tabId),
    async pressShortcut() {
      await bringToFront()
      const { key, code, virtualKey, modifiers } = shortcut(
        browser.manifest.commands?._execute_action?.suggested_key.default,
      )
      return openPopup(browser, () => session.key(key, code, virtualKey, modifiers))
    },
    async openPopupWithoutGesture() {
      await bringToFront()
      return openPopup(browser, () => browser.extension.evaluate(() => chrome.action.openPopup()))
    },
    async click(selector) {
      await bringToFront()
      await session.click(selector)
    },
    async drop(selector, paths) {
      await bringToFront()
      const files = paths.map((path) => resolve(path))
      await session.drop(selector, files)
    },
    async setFiles(selector, paths) {
      const { root } = (await session.send('DOM.getDocument')) as { root: { nodeId: number } }
      const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector })
      await session.send('DOM.setFileInputFiles', { nodeId, files: paths.map((path) => resolve(path)) })
    },
    async screenshot() {
      const { cssContentSize } = await session.send('Page.getLayoutMetrics')
      const clip = { ...(cssContentSize as object), scale: 1 }
      const { data } = await session.send('Page.captureScreenshot', { clip, captureBeyondViewport: true })
      return Buffer.from(String(data), 'base64')
    },
    async close() {
      await browser.rpc.send('Target.closeTarget', { targetId })
      await until(
        'the tab to close',
        async () => !(await browser.targets()).some((target) => target.targetId === targetId),
      )
    },
  }
}

/** "Alt+Shift+Y" as the protocol's key event. */
function shortcut(text: string | undefined) {
  if (text === undefined) throw new Error('The manifest names no shortcut for _execute_action.')
  const parts = text.split('+')
  const key = parts.pop() ?? ''
  const modifiers = parts.reduce((bits, name) => bits | (MODIFIER[name] ?? 0), 0)
  return { key, code: `Key${key}`, virtualKey: key.charCodeAt(0), modifiers }
}

async function openPopup(browser: Chromium, open: () => Promise<unknown>): Promise<Popup> {
  const before = new Set((await browser.targets()).map((target) => target.targetId))
  const address = browser.extensionUrl(browser.manifest.action.default_popup ?? '')
  await open()
  const { targetId } = await until('the popup', async () =>
    (await browser.targets()).find(
      (target) => target.url.startsWith(address) && !before.has(target.targetId),
    ),
  )
  const session = await Session.attach(browser.rpc, targetId)
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'prefers-color-scheme', value: browser.media.colorScheme ?? 'light' },
      { name: 'forced-colors', value: browser.media.forcedColors ? 'active' : 'none' },
      { name: 'prefers-reduced-motion', value: browser.media.reducedMotion ? 'reduce' : 'no-preference' },
    ],
  })
  if (browser.offline) await goOffline(session)
  const gone = async () => !(await browser.targets()).some((target) => target.targetId === targetId)
  return {
    evaluate: (run, ...args) => session.evaluate(run, ...args),
    evaluateWith: (library, run, ...args) => session.evaluateWith(library, run, ...args),
    press(key, { ctrl = false } = {}) {
      const { code, virtual, text } = keyOf(key)
      const modifiers = (ctrl ? 2 : 0) + (key === '?' ? 8 : 0)
      return session.key(key, code, virtual, modifiers, ctrl && key !== 'Enter' ? '' : text)
    },
    async clipboard() {
      const origin = address.split('/', 3).join('/')
      await browser.rpc.send('Browser.grantPermissions', { origin, permissions: ['clipboardReadWrite'] })
      return session.evaluate(() => navigator.clipboard.readText())
    },
    async screenshot() {
      const { data } = await session.send('Page.captureScreenshot', { format: 'png' })
      return Buffer.from(String(data), 'base64')
    },
    async close() {
      await browser.rpc.send('Target.closeTarget', { targetId }).catch(() => {})
      await until('the popup to close', gone)
    },
  }
}

const NO_NETWORK = { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 }

/** Takes the network away and loads the popup's page again, as it loads without one. */
async function goOffline(session: Session): Promise<void> {
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', NO_NETWORK)
  await session.send('Page.enable')
  const loaded = session.next('Page.loadEventFired')
  await session.send('Page.reload')
  await loaded
}
