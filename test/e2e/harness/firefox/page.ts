/** A tab of Firefox. */
import { keyOf } from '../keys.ts'
import type { Page, Popup } from '../types.ts'
import { until } from '../until.ts'
import * as scope from './chrome-scope.ts'
import type { Firefox } from './firefox.ts'

export function firefoxPage(browser: Firefox, context: string, tabId: number): Page {
  const { bidi } = browser
  const bringToFront = async () => {
    const focus = 'browser.windows.update(tab.windowId, { focused: true })'
    await browser.extension.evaluate(
      `browser.tabs.update(${tabId}, { active: true }).then((tab) => ${focus}).then(() => 1)`,
    )
  }
  return {
    tabId,
    evaluate: (expression) => bidi.evaluate(context, expression),
    async goto(url, when = 'loaded') {
      await bidi.navigate(context, url, when === 'loaded' ? 'complete' : 'none')
      if (when === 'started')
        await until('the navigation', async () => (await bidi.evaluate(context, 'location.href')) === url)
    },
    async back() {
      const address = () => bidi.evaluate(context, 'location.href')
      const left = await address()
      await bidi.send('browsingContext.traverseHistory', { context, delta: -1 })
      await until('the page before', async () => (await address()) !== left)
    },
    badge: () => browser.extension.evaluate(`browser.action.getBadgeText({ tabId: ${tabId} })`),
    async pressShortcut() {
      await bringToFront()
      return openPopup(browser, tabId, scope.runShortcut(tabId))
    },
    async openPopupWithoutGesture() {
      await bringToFront()
      return openPopup(browser, tabId, scope.openPopupWithoutGesture(tabId, browser.id))
    },
    async click(selector) {
      await bringToFront()
      await bidi.click(context, selector)
    },
    async close() {
      await bidi.send('browsingContext.close', { context })
    },
  }
}

async function openPopup(browser: Firefox, tabId: number, open: string): Promise<Popup> {
  const { bidi } = browser
  const address = browser.extensionUrl(browser.manifest.action.default_popup ?? '')
  await bidi.inBrowser(open)
  const shown = () => bidi.inBrowser<string | null>(scope.popupAddress(tabId))
  await until('the popup', async () => (await shown())?.startsWith(address))
  return {
    async evaluate<T>(expression: string) {
      const answer = await bidi.inBrowser<{ value?: string; error?: string }>(
        scope.evaluateInPopup(tabId, browser.nextId(), expression),
      )
      if (answer.error !== undefined) throw new Error(answer.error)
      // The caller names the type of its own expression.
      return (answer.value === undefined ? undefined : JSON.parse(answer.value)) as T
    },
    async press(key, { ctrl = false } = {}) {
      const { code, virtual } = keyOf(key)
      await bidi.inBrowser(
        scope.pressInPopup(tabId, { key, code, keyCode: virtual, ctrl, shift: key === '?' }),
      )
    },
    clipboard: () => bidi.inBrowser(scope.readClipboard),
    async screenshot() {
      return Buffer.from(await bidi.inBrowser<string>(scope.drawPopup(tabId)), 'base64')
    },
    async close() {
      await bidi.inBrowser(scope.closePopup(tabId))
      await until('the popup to close', async () => !(await bidi.inBrowser(scope.hasPopup(tabId))))
    },
  }
}
