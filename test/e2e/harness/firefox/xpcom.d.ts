/** Firefox's internal interfaces, as far as the harness uses them. They exist in its privileged scopes only. */

type FirefoxFile = { initWithPath(path: string): void }
type FirefoxKeyTypist = {
  beginInputTransactionForTests(window: Window): boolean
  keydown(event: KeyboardEvent): void
  keyup(event: KeyboardEvent): void
}
type FirefoxTransferable = {
  init(context: null): void
  addDataFlavor(flavor: string): void
  getTransferData(flavor: string, data: object): void
}
type FirefoxRegistrar = {
  contractIDToCID(contract: string): object
  registerFactory(id: object, name: string, contract: string, factory: object | null): void
  unregisterFactory(id: object, factory: object): void
}
type FirefoxInterface<T> = { readonly instance: T }

declare const Ci: {
  readonly nsIComponentRegistrar: FirefoxInterface<FirefoxRegistrar>
  readonly nsIFile: FirefoxInterface<FirefoxFile>
  readonly nsIFilePicker: { readonly returnOK: number }
  readonly nsISupportsString: FirefoxInterface<{ readonly data: string }>
  readonly nsITextInputProcessor: FirefoxInterface<FirefoxKeyTypist>
  readonly nsITransferable: FirefoxInterface<FirefoxTransferable>
  readonly nsIX509CertDB: FirefoxInterface<{
    addCertFromBase64(der: string, trust: string): void
  }>
}
type FirefoxClass = {
  createInstance<T>(of: FirefoxInterface<T>): T
  getService<T>(of: FirefoxInterface<T>): T
}
declare const Cc: Readonly<
  Record<
    | '@mozilla.org/file/local;1'
    | '@mozilla.org/security/x509certdb;1'
    | '@mozilla.org/text-input-processor;1'
    | '@mozilla.org/widget/transferable;1',
    FirefoxClass
  >
>
declare const Components: { readonly manager: { QueryInterface<T>(of: FirefoxInterface<T>): T } }
declare const Cu: {
  Sandbox(content: Window, options: { sandboxPrototype: Window; wantXrays: boolean }): object
  evalInSandbox(source: string, sandbox: object): Promise<string | undefined>
  waiveXrays<T>(value: T): T
}
declare const Services: {
  readonly clipboard: {
    readonly kGlobalClipboard: number
    getData(into: FirefoxTransferable, which: number): void
  }
  readonly io: { offline: boolean }
  readonly prefs: {
    setBoolPref(name: string, value: boolean): void
    setIntPref(name: string, value: number): void
  }
  readonly tm: { dispatchToMainThread(run: () => void): void }
  readonly uuid: { generateUUID(): object }
}

type FirefoxAddon = {
  readonly name: string
  readonly installPermissions: object
  readonly optionalPermissions: object
  disable(): Promise<void>
  enable(): Promise<void>
}
type FirefoxExtension = {
  readonly backgroundState: string
  terminateBackground(options: { disableResetIdleForTest: boolean }): Promise<void>
}
type FirefoxModules = {
  'resource://gre/modules/AddonManager.sys.mjs': {
    readonly AddonManager: { getAddonByID(id: string): Promise<FirefoxAddon> }
  }
  'resource://gre/modules/Extension.sys.mjs': {
    readonly ExtensionData: {
      formatPermissionStrings(
        asked: object,
        options?: object,
      ): {
        readonly msgs: string[]
        readonly header: string
        readonly domainsSet?: Set<string>
        readonly fullDomainsList?: { readonly domainsSet: Set<string> }
      }
    }
  }
  'resource://gre/modules/ExtensionParent.sys.mjs': {
    readonly ExtensionParent: {
      readonly apiManager: {
        readonly global: {
          readonly tabTracker: {
            getTab(id: number): Element & { readonly linkedBrowser: FirefoxBrowserElement }
          }
          browserActionFor(extension: FirefoxExtension): {
            openPopup(window: Window, force: boolean): Promise<void>
          }
        }
      }
    }
  }
  'resource://gre/modules/ExtensionPermissions.sys.mjs': {
    readonly ExtensionPermissions: {
      add(id: string, more: { permissions: string[]; origins: string[] }): Promise<void>
    }
  }
}
declare const ChromeUtils: {
  importESModule<Name extends keyof FirefoxModules>(name: Name): FirefoxModules[Name]
  requestProcInfo(): Promise<{
    readonly children: readonly { readonly type: string; readonly pid: number }[]
  }>
  generateQI(interfaces: readonly string[]): (of: object) => object
}
declare const WebExtensionPolicy: { getByID(id: string): { readonly extension: FirefoxExtension } }

/** What a frame script sends with `sendAsyncMessage`. */
type FirefoxFrameMessage = { readonly id: number; readonly value?: string; readonly error?: string }
type FirefoxFrameListener = (message: { readonly data: FirefoxFrameMessage }) => void
type FirefoxBrowserElement = HTMLElement & {
  readonly currentURI: { readonly spec: string }
  readonly browsingContext: {
    readonly currentWindowGlobal: {
      drawSnapshot(rect: null, scale: number, background: string): Promise<ImageBitmap>
    }
  }
  readonly messageManager: {
    addMessageListener(name: string, listener: FirefoxFrameListener): void
    removeMessageListener(name: string, listener: FirefoxFrameListener): void
    loadFrameScript(url: string, allowDelayedLoad: boolean): void
  }
}
type FirefoxPanel = Element & { readonly state: string; hidePopup(): void }
type FirefoxDialog = Element & {
  getButton(name: 'accept'): HTMLButtonElement | null
  acceptDialog(): void
}
type FirefoxFolderField = HTMLInputElement & { mozSetDndFilesAndDirectories(entries: object[]): void }

/** Globals of frame scripts. */
declare const content: Window &
  typeof globalThis & {
    readonly wrappedJSObject: { droppedEntry?: FileSystemEntry | undefined }
    readonly Directory: new (path: string) => object
  }
declare function sendAsyncMessage(name: string, data: FirefoxFrameMessage): void
