/** Firefox's profile and command line: our web, a fixed address for the extension, and none of its own business. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Program, profileOf, startProgram } from '../program.ts'
import { proxyConfiguration } from '../site.ts'
import type { LaunchOptions } from '../types.ts'

/** The address that Firefox would otherwise draw by lot. */
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

/** What a test needs: the popup stays when its window is not in front; a press of a button grants without a dialog; dialogs take presses at once. */
const TESTABLE = {
  'ui.popup.disable_autohide': true,
  'extensions.webextOptionalPermissionPrompts': false,
  'security.dialog_enable_delay': 0,
  // A machine of a test may have no mouse; most readers have one (2: a fine pointer, 4: it hovers).
  'ui.primaryPointerCapabilities': 6,
  'ui.allPointerCapabilities': 6,
}

/** Kilobytes for all sites, of which one may take a fifth. */
const wholeLimit = (bytes: number): number => Math.ceil((bytes * 5) / 1024)

export function startFirefox(options: LaunchOptions, extensionId: string): Promise<Program> {
  const profile = profileOf(options.profile)
  const { site, program, headed = false, watchAll = true, storageLimit } = options
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
    // On Windows a launcher starts the browser and would end at once.
    ...(process.platform === 'win32' ? ['--wait-for-browser'] : []),
    '--profile',
    profile.folder,
    '--remote-debugging-port=0',
    '--remote-allow-system-access',
    'about:blank',
  ]
  return startProgram(program, args, profile, /WebDriver BiDi listening on (ws:\/\/\S+)/)
}
