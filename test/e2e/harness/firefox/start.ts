/** Firefox's profile and command line: the test's server, a fixed address of the extension, and no requests of its own. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Program, profileOf, startProgram } from '../program.ts'
import { proxyConfiguration, serveSite } from '../site.ts'
import type { LaunchOptions } from '../types.ts'
import { Bidi } from './bidi.ts'

/** The host of the extension's pages, which is random by default. */
export const UUID = '11111111-2222-4333-8444-555555555555'

const QUIET = {
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.safebrowsing.downloads.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.search.update': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.enabled': false,
}

/** The popup stays open when its window loses the focus; a press grants hosts without a dialog; dialogs take presses at once. */
const TESTABLE = {
  'ui.popup.disable_autohide': true,
  'extensions.webextOptionalPermissionPrompts': false,
  'security.dialog_enable_delay': 0,
  // A test machine may have no mouse; most readers have one. 2: a fine pointer, 4: it hovers.
  'ui.primaryPointerCapabilities': 6,
  'ui.allPointerCapabilities': 6,
}

/** The limit for all sites in kilobytes: one site may take a fifth of it. */
const wholeLimit = (bytes: number): number => Math.ceil((bytes * 5) / 1024)

type StartOptions = Omit<LaunchOptions, 'dist'>

export function startFirefox(options: StartOptions, extensionId: string): Promise<Program> {
  const profile = profileOf(options.profile)
  const { site, program, headed = false, watchAll = true, storageLimit, profileTemplate } = options
  if (profileTemplate !== undefined && !profile.stays)
    cpSync(profileTemplate, profile.folder, { recursive: true })
  const preferences = {
    ...QUIET,
    ...TESTABLE,
    ...(storageLimit === undefined
      ? {}
      : { 'dom.quotaManager.temporaryStorage.fixedLimit': wholeLimit(storageLimit) }),
    'extensions.webextensions.uuids': JSON.stringify({ [extensionId]: UUID }),
    'network.proxy.type': 2,
    'network.proxy.autoconfig_url': proxyConfiguration(site, watchAll),
  }
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  writeFileSync(join(profile.folder, 'user.js'), lines.join('\n'))
  const args = [
    ...(headed ? [] : ['--headless']),
    '--no-remote',
    // On Windows a launcher starts the browser, and would exit at once.
    ...(process.platform === 'win32' ? ['--wait-for-browser'] : []),
    '--profile',
    profile.folder,
    '--remote-debugging-port=0',
    '--remote-allow-system-access',
    'about:blank',
  ]
  return startProgram(program, args, profile, /WebDriver BiDi listening on (ws:\/\/\S+)/)
}

/** Starts Firefox once with a new profile in `folder`. Copies of it start in half the time of a new profile. */
export async function makeFirefoxProfile(program: string, folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const site = await serveSite({})
  try {
    const started = await startFirefox({ site, program, profile: resolve(folder) }, 'none')
    const bidi = await Bidi.connect(started.endpoint)
    await bidi.send('browser.close')
    bidi.rpc.close()
    await started.end()
  } finally {
    await site.close()
  }
}
