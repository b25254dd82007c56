/** A tab of Firefox, and the popup over it. */
import { readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { keyOf } from '../keys.ts'
import { callExpression } from '../page-call.ts'
import { badgeOf, focusTab } from '../page-functions.ts'
import type { Evaluates, Page, Popup } from '../types.ts'
import { until } from '../until.ts'
import { addFolderField, type DroppedFile, dropEntry, dropFiles, GRANTED_FOLDER, takeFolder } from './drop.ts'
import type { Firefox } from './firefox.ts'
import * as privileged from './privileged.ts'

const isFolder = (path: string) => statSync(path).isDirectory()

export function firefoxPage(browser: Firefox, context: string, tabId: number): Page {
  const { bidi } = browser
  const page = browser.evaluatesIn(() => context)
  const address = () => page.evaluate(() => location.href)
  const bringToFront = () => browser.extension.evaluate(focusTab, tabId)
  /** BiDi cannot hand over folders: a press on the field's label opens its dialog, which is answered. */
  const chooseFolder = async (selector: string, folder: string) => {
    await bidi.inBrowser(privileged.answerNextPicker, resolve(folder))
    await bringToFront()
    await bidi.click(context, `label:has(${selector})`)
    await until('the question about the folder', () => bidi.atTab(tabId, privileged.acceptQuestion))
  }
  return {
    tabId,
    ...page,
    async goto(url, when = 'loaded') {
      await bidi.navigate(context, url, when === 'loaded' ? 'complete' : 'none')
      if (when === 'started') await until('the navigation', async () => (await address()) === url)
    },
    async back() {
      const left = await address()
      await bidi.send('browsingContext.traverseHistory', { context, delta: -1 })
      await until('the page before', async () => (await address()) !== left)
    },
    badge: () => browser.extension.evaluate(badgeOf, tabId),
    async pressShortcut() {
      await bringToFront()
      return openPopup(browser, tabId, () => bidi.atTab(tabId, privileged.runShortcut))
    },
    async openPopupWithoutGesture() {
      await bringToFront()
      return openPopup(browser, tabId, () =>
        bidi.atTab(tabId, privileged.openPopupWithoutGesture, browser.id),
      )
    },
    async click(selector) {
      await bringToFront()
      await bidi.click(context, selector)
    },
    async drop(selector, paths) {
      const [folder] = paths.filter(isFolder)
      if (folder === undefined) {
        await page.evaluate(dropFiles, selector, paths.map(readDropped))
        return
      }
      await page.evaluate(addFolderField, GRANTED_FOLDER)
      await chooseFolder(`#${GRANTED_FOLDER}`, folder)
      await until('the folder to be chosen', () => page.evaluate(takeFolder, GRANTED_FOLDER))
      const script = privileged.folderEntry(browser.nextId(), resolve(folder))
      await bidi.atTab(tabId, privileged.runInFrame, 'tab', script)
      await page.evaluate(dropEntry, selector)
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

const readDropped = (path: string): DroppedFile => ({
  name: basename(path),
  base64: readFileSync(path).toString('base64'),
})

/** Runs in the popup: how many keys were released there since the first call. */
const countKeys = (): number => {
  const { dataset } = document.documentElement
  if (dataset.keys === undefined) {
    dataset.keys = '0'
    const count = () => {
      dataset.keys = String(Number(dataset.keys) + 1)
    }
    addEventListener('keyup', count, true)
  }
  return Number(dataset.keys)
}

async function openPopup(browser: Firefox, tabId: number, open: () => Promise<void>): Promise<Popup> {
  const { bidi } = browser
  const address = browser.extensionUrl(browser.manifest.action.default_popup ?? '')
  await open()
  const shown = () => bidi.atTab(tabId, privileged.popupAddress)
  await until('the popup', async () => (await shown())?.startsWith(address))
  const popup = evaluatesInPopup(browser, tabId)
  // A key that closed the popup has arrived.
  const keysSeen = () => popup.evaluate(countKeys).catch(() => Number.POSITIVE_INFINITY)
  return {
    ...popup,
    async press(key, { ctrl = false } = {}) {
      const { code, virtual } = keyOf(key)
      const before = await keysSeen()
      const press = { key, code, keyCode: virtual, ctrl, shift: key === '?' }
      await bidi.atTab(tabId, privileged.pressInPopup, press)
      // The key goes to another process: the press is over when the popup has seen the release.
      await until('the key to arrive', async () => (await keysSeen()) > before)
    },
    clipboard: () => bidi.inBrowser(privileged.readClipboard),
    async screenshot() {
      // A popup that still changes its size cannot be drawn.
      const picture = await until('a picture', () => bidi.atTab(tabId, privileged.drawPopup))
      return Buffer.from(picture, 'base64')
    },
    async close() {
      await bidi.atTab(tabId, privileged.closePopup)
      await until('the popup to close', async () => !(await bidi.atTab(tabId, privileged.hasPopup)))
    },
  }
}

/** Calls functions in the popup of a tab, which has no BiDi context. */
function evaluatesInPopup(browser: Firefox, tabId: number): Evaluates {
  const evaluateExpression = async <T>(expression: string): Promise<T> => {
    const script = privileged.evaluation(browser.nextId(), expression)
    const { value, error } = await browser.bidi.atTab(tabId, privileged.runInFrame, 'popup', script)
    if (error !== undefined) throw new Error(error)
    // The caller knows the type of its expression.
    return (value === undefined ? undefined : JSON.parse(value)) as T
  }
  return {
    evaluate: (run, ...args) => evaluateExpression(callExpression(run, args)),
    evaluateWith: (library, run, ...args) => evaluateExpression(callExpression(run, args, library)),
  }
}
