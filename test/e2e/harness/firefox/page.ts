/** A tab of Firefox. */

import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { keyOf } from '../keys.ts'
import type { Page, Popup } from '../types.ts'
import { until } from '../until.ts'
import * as scope from './chrome-scope.ts'
import { ADD_GRANT_FIELD, dropEntry, dropFiles, FOLDER_IS_GRANTED, GRANT_FIELD } from './drop.ts'
import type { Firefox } from './firefox.ts'

const isFolder = (path: string) => statSync(path).isDirectory()

export function firefoxPage(browser: Firefox, context: string, tabId: number): Page {
  const { bidi } = browser
  const bringToFront = async () => {
    const focus = 'browser.windows.update(tab.windowId, { focused: true })'
    await browser.extension.evaluate(
      `browser.tabs.update(${tabId}, { active: true }).then((tab) => ${focus}).then(() => 1)`,
    )
  }
  /** BiDi knows no folders: the field's own dialog is opened by a press on its label. */
  const chooseFolder = async (selector: string, folder: string) => {
    await bidi.inBrowser(scope.answerNextPicker(resolve(folder)))
    await bringToFront()
    await bidi.click(context, `label:has(${selector})`)
    await until('the question about the folder', () => bidi.inBrowser<boolean>(scope.acceptQuestion(tabId)))
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
    async drop(selector, paths) {
      const [folder] = paths.filter(isFolder)
      if (folder === undefined) {
        await bidi.evaluate(context, dropFiles(selector, paths))
        return
      }
      await bidi.evaluate(context, ADD_GRANT_FIELD)
      await chooseFolder(GRANT_FIELD, folder)
      await until('the folder to be chosen', () => bidi.evaluate<boolean>(context, FOLDER_IS_GRANTED))
      await bidi.inBrowser(scope.giveEntry(tabId, resolve(folder)))
      await bidi.evaluate(context, dropEntry(selector))
    },
    async setFiles(selector, paths) {
      const [folder] = paths.filter(isFolder)
      if (folder !== undefined) return chooseFolder(selector, folder)
      await bidi.setFiles(
        context,
        selector,
        paths.map((path) => resolve(path)),
      )
    },
    async screenshot() {
      const { data } = await bidi.send('browsingContext.captureScreenshot', { context, origin: 'document' })
      return Buffer.from(String(data), 'base64')
    },
    async close() {
      await bidi.send('browsingContext.close', { context })
    },
  }
}

/** How many keys went up in the popup since this was first asked. */
const KEYS_SEEN = `(() => {
  const { dataset } = document.documentElement
  if (dataset.keys === undefined) {
    dataset.keys = '0'
    addEventListener('keyup', () => { dataset.keys = String(Number(dataset.keys) + 1) }, true)
  }
  return Number(dataset.keys)
})()`

async function openPopup(browser: Firefox, tabId: number, open: string): Promise<Popup> {
  const { bidi } = browser
  const address = browser.extensionUrl(browser.manifest.action.default_popup ?? '')
  await bidi.inBrowser(open)
  const shown = () => bidi.inBrowser<string | null>(scope.popupAddress(tabId))
  await until('the popup', async () => (await shown())?.startsWith(address))
  const evaluate = async <T>(expression: string): Promise<T> => {
    const answer = await bidi.inBrowser<{ value?: string; error?: string }>(
      scope.evaluateInPopup(tabId, browser.nextId(), expression),
    )
    if (answer.error !== undefined) throw new Error(answer.error)
    // The caller names the type of its own expression.
    return (answer.value === undefined ? undefined : JSON.parse(answer.value)) as T
  }
  // A popup that a key has closed counts none.
  const keysSeen = () => evaluate<number>(KEYS_SEEN).catch(() => Number.POSITIVE_INFINITY)
  return {
    evaluate,
    async press(key, { ctrl = false } = {}) {
      const { code, virtual } = keyOf(key)
      const before = await keysSeen()
      await bidi.inBrowser(
        scope.pressInPopup(tabId, { key, code, keyCode: virtual, ctrl, shift: key === '?' }),
      )
      // The key goes to another process: it is pressed when the popup has seen it go up.
      await until('the key to arrive', async () => (await keysSeen()) > before)
    },
    clipboard: () => bidi.inBrowser(scope.readClipboard),
    async screenshot() {
      // A popup that still changes its size cannot be drawn.
      const picture = await until('a picture', () => bidi.inBrowser<string>(scope.drawPopup(tabId)))
      return Buffer.from(picture, 'base64')
    },
    async close() {
      await bidi.inBrowser(scope.closePopup(tabId))
      await until('the popup to close', async () => !(await bidi.inBrowser(scope.hasPopup(tabId))))
    },
  }
}
