/** Expressions for Firefox's own scope: what no extension API and no BiDi command reaches. */
import type { Media } from '../types.ts'

const text = JSON.stringify

export const trustAuthority = (der: string) =>
  `(Cc['@mozilla.org/security/x509certdb;1'].getService(Ci.nsIX509CertDB).addCertFromBase64(${text(der)}, 'C,,'), 1)`

export const allowPrivateWindows = (extensionId: string) => `(() => {
  const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs')
  const more = { permissions: ['internal:privateBrowsingAllowed'], origins: [] }
  return ExtensionPermissions.add(${text(extensionId)}, more).then(() => 1)
})()`

const extension = (extensionId: string) => `WebExtensionPolicy.getByID(${text(extensionId)}).extension`

export const backgroundState = (extensionId: string) => `${extension(extensionId)}.backgroundState`

export const switchOffAndOn = (extensionId: string) => `(async () => {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
  const addon = await AddonManager.getAddonByID(${text(extensionId)})
  await addon.disable()
  await addon.enable()
  return 1
})()`

/** What Firefox does to an idle event page, now. */
export const suspendBackground = (extensionId: string) =>
  `${extension(extensionId)}.terminateBackground({ disableResetIdleForTest: true }).then(() => 1)`

/** Runs `body` with `win`, the window that shows a tab. */
const inWindowOf = (tabId: number, body: string) => `(() => {
  const { ExtensionParent } = ChromeUtils.importESModule('resource://gre/modules/ExtensionParent.sys.mjs')
  const { tabTracker, browserActionFor } = ExtensionParent.apiManager.global
  const win = tabTracker.getTab(${tabId}).ownerDocument.defaultView
  const popup = win.document.querySelector('browser.webextension-popup-browser')
  ${body}
})()`

/** The shortcut's own handler: a key press that the headless browser does not get from any keyboard. */
export const runShortcut = (tabId: number) =>
  inWindowOf(tabId, `win.document.querySelector('keyset[id^="ext-keyset"] key').doCommand(); return 1`)

/** Opens the popup as a script does, without the grant that a press gives. */
export const openPopupWithoutGesture = (tabId: number, extensionId: string) =>
  inWindowOf(tabId, `return browserActionFor(${extension(extensionId)}).openPopup(win, true).then(() => 1)`)

/** The address of the popup once it hangs open on the toolbar: it loads in a hidden panel first, and is moved then. */
export const popupAddress = (tabId: number) =>
  inWindowOf(tabId, `return popup?.closest('panel').state === 'open' ? popup.currentURI.spec : null`)

export const hasPopup = (tabId: number) => inWindowOf(tabId, 'return popup !== null')

export const closePopup = (tabId: number) =>
  inWindowOf(tabId, `popup?.closest('panel')?.hidePopup(); return 1`)

/** Runs in the popup's process: evaluates with the popup's globals, beyond the reach of its content security policy. */
const evaluator = (id: number, expression: string) => `(async () => {
  const answer = (message) => sendAsyncMessage('second-source:answer', { id: ${id}, ...message })
  try {
    const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false })
    const source = '(async () => JSON.stringify(await (' + ${text(expression)} + ')))()'
    answer({ value: await Cu.evalInSandbox(source, sandbox) })
  } catch (error) {
    answer({ error: String(error) })
  }
})()`

/** The answer is { value: JSON } or { error: text }. `id` keeps answers of several questions apart. */
export const evaluateInPopup = (tabId: number, id: number, expression: string) =>
  inWindowOf(
    tabId,
    `if (!popup) throw new Error('the popup is closed')
  const { messageManager } = popup
  return new Promise((resolve) => {
    messageManager.addMessageListener('second-source:answer', function listener({ data }) {
      if (data.id !== ${id}) return
      messageManager.removeMessageListener('second-source:answer', listener)
      resolve(data)
    })
    messageManager.loadFrameScript(${text('data:,')} + encodeURIComponent(${text(evaluator(id, expression))}), false)
  })`,
  )

/** The popup as drawn, as a PNG in base64; null while it has no size. */
export const drawPopup = (tabId: number) =>
  inWindowOf(
    tabId,
    `return (async () => {
    const bitmap = await popup.browsingContext.currentWindowGlobal.drawSnapshot(null, 1, 'white')
    const canvas = new win.OffscreenCanvas(bitmap.width, bitmap.height)
    canvas.getContext('2d').drawImage(bitmap, 0, 0)
    const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
    return win.btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  })()`,
  )

type Press = { key: string; code: string; keyCode: number; ctrl: boolean; shift: boolean }

export const pressInPopup = (tabId: number, { key, code, keyCode, ctrl, shift }: Press) =>
  inWindowOf(
    tabId,
    `popup.focus()
  const typist = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor)
  if (!typist.beginInputTransactionForTests(win)) throw new Error('the window takes no keys')
  const keyOf = (key, code, keyCode) => new win.KeyboardEvent('', { key, code, keyCode })
  const held = [
    ...(${ctrl} ? [keyOf('Control', 'ControlLeft', 17)] : []),
    ...(${shift} ? [keyOf('Shift', 'ShiftLeft', 16)] : []),
  ]
  const event = keyOf(${text(key)}, ${text(code)}, ${keyCode})
  for (const one of held) typist.keydown(one)
  typist.keydown(event)
  typist.keyup(event)
  for (const one of held) typist.keyup(one)
  return 1`,
  )

export const readClipboard = `(() => {
  const transferable = Cc['@mozilla.org/widget/transferable;1'].createInstance(Ci.nsITransferable)
  transferable.init(null)
  transferable.addDataFlavor('text/plain')
  Services.clipboard.getData(transferable, Services.clipboard.kGlobalClipboard)
  const data = {}
  transferable.getTransferData('text/plain', data)
  return data.value.QueryInterface(Ci.nsISupportsString).data
})()`

export const setOffline = (offline: boolean) => `(Services.io.offline = ${offline}, 1)`

/** The next dialog for files or folders that any page opens is answered with this one, without being shown. */
export const answerNextPicker = (path: string) => `(() => {
  const contract = '@mozilla.org/filepicker;1'
  const registrar = Components.manager.QueryInterface(Ci.nsIComponentRegistrar)
  const real = registrar.contractIDToCID(contract)
  const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile)
  file.initWithPath(${text(path)})
  const picker = {
    QueryInterface: ChromeUtils.generateQI(['nsIFilePicker']),
    init() {},
    appendFilters() {},
    appendFilter() {},
    appendRawFilter() {},
    file,
    open(callback) {
      registrar.unregisterFactory(own, factory)
      registrar.registerFactory(real, '', contract, null)
      Services.tm.dispatchToMainThread(() => callback.done(Ci.nsIFilePicker.returnOK))
    },
  }
  const factory = {
    QueryInterface: ChromeUtils.generateQI(['nsIFactory']),
    createInstance: (iid) => picker.QueryInterface(iid),
  }
  const own = Services.uuid.generateUUID()
  registrar.registerFactory(own, '', contract, factory)
  return 1
})()`

/** Says yes to the question that a tab asks, as before the files of a folder are handed to a page; false when there is none. */
export const acceptQuestion = (tabId: number) =>
  inWindowOf(
    tabId,
    `const frames = [...win.document.querySelectorAll('.dialogFrame')]
  const dialogs = frames.flatMap((frame) => frame.contentDocument?.querySelector('dialog') ?? [])
  // Its buttons are disabled at first, against presses that were meant for the page.
  const [asking] = dialogs.filter((dialog) => dialog.getButton?.('accept')?.disabled === false)
  asking?.acceptDialog()
  return asking !== undefined`,
  )

/** Runs in a tab's process: makes the entry of a folder that a drop would give, and leaves it to the page's scripts. */
const entryMaker = (path: string) => `(() => {
  const field = content.document.createElement('input')
  field.type = 'file'
  field.mozSetDndFilesAndDirectories([new content.Directory(${text(path)})])
  content.wrappedJSObject.droppedEntry = Cu.waiveXrays(field.webkitEntries[0])
  sendAsyncMessage('second-source:entry')
})()`

/** Gives a tab the entry of a folder as `droppedEntry`: Firefox's own, and read by it. The tab's process must have been given the folder. */
export const giveEntry = (tabId: number, path: string) =>
  inWindowOf(
    tabId,
    `const { messageManager } = tabTracker.getTab(${tabId}).linkedBrowser
  return new Promise((resolve) => {
    messageManager.addMessageListener('second-source:entry', function listener() {
      messageManager.removeMessageListener('second-source:entry', listener)
      resolve(1)
    })
    messageManager.loadFrameScript(${text('data:,')} + encodeURIComponent(${text(entryMaker(path))}), false)
  })`,
  )

/**
 * Schemes for pages (0 is dark) and for the browser's own parts, whose scheme a popup takes. Documents use colours of their own
 * as the system has it (0) or never (2).
 */
export const setMedia = ({ colorScheme, forcedColors = false, reducedMotion = false }: Media) => `(() => {
  const dark = ${colorScheme === 'dark'}
  Services.prefs.setIntPref('layout.css.prefers-color-scheme.content-override', dark ? 0 : 1)
  Services.prefs.setIntPref('ui.systemUsesDarkTheme', dark ? 1 : 0)
  Services.prefs.setIntPref('browser.display.document_color_use', ${forcedColors} ? 2 : 0)
  Services.prefs.setIntPref('ui.prefersReducedMotion', ${reducedMotion} ? 1 : 0)
  return 1
})()`

/** The sentences that Firefox would show when it installs the package. */
export const installWarnings = (extensionId: string) => `(async () => {
  const { ExtensionData } = ChromeUtils.importESModule('resource://gre/modules/Extension.sys.mjs')
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs')
  const addon = await AddonManager.getAddonByID(${text(extensionId)})
  const asked = {
    type: 'install',
    addonName: addon.name,
    appName: 'Firefox',
    permissions: addon.installPermissions,
    optionalPermissions: addon.optionalPermissions,
  }
  return ExtensionData.formatPermissionStrings(asked).msgs
})()`
