/** Functions for Firefox's own scopes: what no extension API and no BiDi command reaches. */
import { callExpression } from '../page-call.ts'
import type { Media } from '../types.ts'

export const trustAuthority = (der: string): void =>
  Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB).addCertFromBase64(der, 'C,,')

export const allowPrivateWindows = (extensionId: string): Promise<void> => {
  const { ExtensionPermissions } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionPermissions.sys.mjs',
  )
  const more = { permissions: ['internal:privateBrowsingAllowed'], origins: [] }
  return ExtensionPermissions.add(extensionId, more)
}

export const backgroundState = (extensionId: string): string =>
  WebExtensionPolicy.getByID(extensionId).extension.backgroundState

export const switchOffAndOn = async (extensionId: string): Promise<void> => {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
  const addon = await AddonManager.getAddonByID(extensionId)
  await addon.disable()
  await addon.enable()
}

/** What Firefox does to an idle event page, now. */
export const suspendBackground = (extensionId: string): Promise<void> =>
  WebExtensionPolicy.getByID(extensionId).extension.terminateBackground({ disableResetIdleForTest: true })

/** The window that shows a tab, and the extension popup that is open in it. */
export type Shown = {
  readonly win: Window & typeof globalThis
  readonly tab: FirefoxBrowserElement
  readonly popup: FirefoxBrowserElement | null
}

export const shownAt = (tabId: number): Shown => {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
  const tab = ExtensionParent.apiManager.global.tabTracker.getTab(tabId)
  const win = tab.ownerDocument.defaultView
  if (win === null) throw new Error('the tab has no window')
  const popup = win.document.querySelector<FirefoxBrowserElement>('browser.webextension-popup-browser')
  return { win, tab: tab.linkedBrowser, popup }
}

/** Runs the shortcut's own handler: headless Firefox gets no keys from a keyboard. */
export const runShortcut = ({ win }: Shown): void => {
  const key = win.document.querySelector<HTMLElement & { doCommand(): void }>('keyset[id^="ext-keyset"] key')
  if (key === null) throw new Error('the extension has no shortcut')
  key.doCommand()
}

/** Opens the popup as a script does, without the grant that a key press gives. */
export const openPopupWithoutGesture = ({ win }: Shown, extensionId: string): Promise<void> => {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
  const { extension } = WebExtensionPolicy.getByID(extensionId)
  return ExtensionParent.apiManager.global.browserActionFor(extension).openPopup(win, true)
}

/** The address of the popup once its panel is open: it loads in a hidden panel first and is moved from there. */
export const popupAddress = ({ popup }: Shown): string | null =>
  popup?.closest<FirefoxPanel>('panel')?.state === 'open' ? popup.currentURI.spec : null

export const hasPopup = ({ popup }: Shown): boolean => popup !== null

export const closePopup = ({ popup }: Shown): void => popup?.closest<FirefoxPanel>('panel')?.hidePopup()

const ANSWER = 'second-source:answer'

/** A frame script: evaluates with the popup's globals, outside its content security policy. */
const evaluateInFrame = async (message: string, id: number, expression: string): Promise<void> => {
  try {
    const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false })
    const source = `(async () => JSON.stringify(await (${expression})))()`
    const value = await Cu.evalInSandbox(source, sandbox)
    sendAsyncMessage(message, value === undefined ? { id } : { id, value })
  } catch (error) {
    sendAsyncMessage(message, { id, error: String(error) })
  }
}

/** Loads a frame script into a tab or popup; resolves with the message that it sends. `id` must be new. */
export const runInFrame = (
  { tab, popup }: Shown,
  where: 'tab' | 'popup',
  { message, id, source }: FrameScript,
): Promise<FirefoxFrameMessage> => {
  const frame = where === 'tab' ? tab : popup
  if (frame === null) throw new Error('the popup is closed')
  const { messageManager } = frame
  return new Promise((resolve) => {
    const listener: FirefoxFrameListener = ({ data }) => {
      if (data.id !== id) return
      messageManager.removeMessageListener(message, listener)
      resolve(data)
    }
    messageManager.addMessageListener(message, listener)
    messageManager.loadFrameScript(`data:,${encodeURIComponent(source)}`, false)
  })
}

/** `source` sends `message` with `id` when it has run. */
export type FrameScript = { readonly message: string; readonly id: number; readonly source: string }

/** The frame script that evaluates an expression and answers with its value as JSON, or with its error. */
export const evaluation = (id: number, expression: string): FrameScript => ({
  message: ANSWER,
  id,
  source: callExpression(evaluateInFrame, [ANSWER, id, expression]),
})

/** A picture of the popup: a PNG in base64. Throws while the popup changes its size. */
export const drawPopup = async ({ win, popup }: Shown): Promise<string> => {
  if (popup === null) throw new Error('the popup is closed')
  const bitmap = await popup.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white')
  const canvas = new win.OffscreenCanvas(bitmap.width, bitmap.height)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
  return win.btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

type Press = {
  readonly key: string
  readonly code: string
  readonly keyCode: number
  readonly ctrl: boolean
  readonly shift: boolean
}

export const pressInPopup = ({ win, popup }: Shown, { key, code, keyCode, ctrl, shift }: Press): void => {
  popup?.focus()
  const typist = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor)
  if (!typist.beginInputTransactionForTests(win)) throw new Error('the window takes no keys')
  const eventOf = (init: KeyboardEventInit) => new win.KeyboardEvent('', init)
  const held = [
    ...(ctrl ? [eventOf({ key: 'Control', code: 'ControlLeft', keyCode: 17 })] : []),
    ...(shift ? [eventOf({ key: 'Shift', code: 'ShiftLeft', keyCode: 16 })] : []),
  ]
  const event = eventOf({ key, code, keyCode })
  for (const one of held) typist.keydown(one)
  typist.keydown(event)
  typist.keyup(event)
  for (const one of held) typist.keyup(one)
}

export const readClipboard = (): string => {
  const transferable = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable)
  transferable.init(null)
  transferable.addDataFlavor('text/plain')
  Services.clipboard.getData(transferable, Services.clipboard.kGlobalClipboard)
  const data: { value?: { QueryInterface<T>(of: FirefoxInterface<T>): T } } = {}
  transferable.getTransferData('text/plain', data)
  return data.value?.QueryInterface(Ci.nsISupportsString).data ?? ''
}

export const setOffline = (offline: boolean): void => {
  Services.io.offline = offline
}

/** Answers the next file dialog that any page opens with this path, without showing it. */
export const answerNextPicker = (path: string): void => {
  const contract = '@mozilla.org/filepicker;1'
  const registrar = Components.manager.QueryInterface(Ci.nsIComponentRegistrar)
  const real = registrar.contractIDToCID(contract)
  const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile)
  file.initWithPath(path)
  const picker = {
    QueryInterface: ChromeUtils.generateQI(['nsIFilePicker']),
    init() {},
    appendFilters() {},
    appendFilter() {},
    appendRawFilter() {},
    file,
    open(callback: { done(result: number): void }) {
      registrar.unregisterFactory(own, factory)
      registrar.registerFactory(real, '', contract, null)
      Services.tm.dispatchToMainThread(() => callback.done(Ci.nsIFilePicker.returnOK))
    },
  }
  const factory = {
    QueryInterface: ChromeUtils.generateQI(['nsIFactory']),
    createInstance: (of: object) => picker.QueryInterface(of),
  }
  const own = Services.uuid.generateUUID()
  registrar.registerFactory(own, '', contract, factory)
}

/** Accepts the question that a tab shows, such as before the files of a folder are handed to a page; false when there is none. */
export const acceptQuestion = ({ win }: Shown): boolean => {
  const frames = [...win.document.querySelectorAll<HTMLIFrameElement>('.dialogFrame')]
  const dialogs = frames.flatMap(
    (frame) => frame.contentDocument?.querySelector<FirefoxDialog>('dialog') ?? [],
  )
  // The buttons are disabled at first, against presses that were meant for the page.
  const ready = dialogs.find((dialog) => dialog.getButton?.('accept')?.disabled === false)
  ready?.acceptDialog()
  return ready !== undefined
}

const ENTRY = 'second-source:entry'

/** A frame script: makes the entry of a folder that a drop would give, and leaves it to the page as `droppedEntry`. */
const makeEntry = (message: string, id: number, path: string): void => {
  const field = content.document.createElement('input') as FirefoxFolderField // all inputs have it in this scope
  field.type = 'file'
  field.mozSetDndFilesAndDirectories([new content.Directory(path)])
  content.wrappedJSObject.droppedEntry = Cu.waiveXrays(field.webkitEntries[0])
  sendAsyncMessage(message, { id })
}

/** The frame script that gives a tab the entry of a folder. The tab's process must have been given the folder before. */
export const folderEntry = (id: number, path: string): FrameScript => ({
  message: ENTRY,
  id,
  source: callExpression(makeEntry, [ENTRY, id, path]),
})

/** Sets the colour scheme of pages (0 is dark) and of the browser, which a popup takes, and what the reader asked of the system. */
export const setMedia = ({ colorScheme, forcedColors = false, reducedMotion = false }: Media): void => {
  const dark = colorScheme === 'dark'
  Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1)
  Services.prefs.setIntPref('ui.systemUsesDarkTheme', dark ? 1 : 0)
  // 0: pages use their own colours unless the system forbids it; 2: never.
  Services.prefs.setIntPref('browser.display.document_color_use', forcedColors ? 2 : 0)
  Services.prefs.setIntPref('ui.prefersReducedMotion', reducedMotion ? 1 : 0)
}

/** The warnings that Firefox would show when it installs the package. */
export const installWarnings = async (extensionId: string): Promise<readonly string[]> => {
  const { ExtensionData } = ChromeUtils.importESModule('resource://gre/modules/Extension.sys.mjs')
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
  const addon = await AddonManager.getAddonByID(extensionId)
  const asked = {
    type: 'install',
    addonName: addon.name,
    appName: 'Firefox',
    permissions: addon.installPermissions,
    optionalPermissions: addon.optionalPermissions,
  }
  return ExtensionData.formatPermissionStrings(asked).msgs
}
