/** The API of Chromium's extensions page, as far as the harness uses it. */
declare namespace chrome.developerPrivate {
  function addHostPermission(extensionId: string, hosts: string): Promise<void>
  function getExtensionsInfo(): Promise<{ readonly id: string }[]>
  function reload(extensionId: string): Promise<void>
  function updateExtensionConfiguration(update: {
    readonly extensionId: string
    readonly incognitoAccess: boolean
  }): Promise<void>
  function updateProfileConfiguration(update: { readonly inDeveloperMode: boolean }): Promise<void>
}
