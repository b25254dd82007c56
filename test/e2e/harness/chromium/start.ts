/** Chromium's command line: the package, the test's server and certificate, and no requests of its own. */
import { type Program, profileOf, startProgram } from '../program.ts'
import { proxyConfiguration } from '../site.ts'
import type { LaunchOptions } from '../types.ts'

const QUIET = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-features=OptimizationHints,MediaRouter,Translate',
  '--password-store=basic',
  '--use-mock-keychain',
  '--window-size=1000,1000',
  // The headless screen is 800 by 600 by default, which cuts the popup.
  '--screen-info={1280x1024}',
  // A test machine may have no mouse; most readers have one, and some controls show only under it.
  '--blink-settings=availableHoverTypes=2,primaryHoverType=2,availablePointerTypes=4,primaryPointerType=4',
]

export function startChromium(options: LaunchOptions, folder: string): Promise<Program> {
  const profile = profileOf(options.profile)
  const { site, program, headed = false, watchAll = true } = options
  const args = [
    ...QUIET,
    ...(headed ? [] : ['--headless=new']),
    // The sandbox needs user namespaces or a setuid helper, which root, containers and Chrome for Testing lack.
    ...(process.platform === 'linux' ? ['--no-sandbox', '--test-type'] : []),
    `--user-data-dir=${profile.folder}`,
    '--remote-debugging-port=0',
    `--disable-extensions-except=${folder}`,
    `--load-extension=${folder}`,
    `--proxy-pac-url=${proxyConfiguration(site, watchAll)}`,
    `--ignore-certificate-errors-spki-list=${site.certificate.keyHash}`,
    'about:blank',
  ]
  return startProgram(program, args, profile, /DevTools listening on (ws:\S+)/)
}
