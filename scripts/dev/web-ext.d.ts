/** The part of web-ext's programming interface that we use; it comes without types. */
declare module 'web-ext' {
  type ReloadResult = { readonly reloadError?: Error }
  type ExtensionRunner = {
    reloadAllExtensions(): Promise<readonly ReloadResult[]>
    registerCleanup(callback: () => void): void
    exit(): Promise<void>
  }
  const webExt: { readonly cmd: { run(options: object): Promise<ExtensionRunner> } }
  export default webExt
}
