/** Chromium's command line: our package, our web, our certificate, and none of its own business. */
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
  // Without a display the screen is 800 by 600, and the popup is cut to it.
  '--screen-info={1280x1024}',
  // A machine of a test may have no mouse; most readers have one, and see what stands there only under it.
  '--blink-settings=availableHoverTypes=2,primaryHoverType=2,availablePointerTypes=4,primaryPointerType=4',
]

export function startChromium(options: LaunchOptions, folder: string): Promise<Program> {
  const profile = profileOf(options.profile)
  const { site, program, headed = false, watchAll = true } = options
  const args = [
    ...QUIET,
    ...(headed ? [] : ['--headless=new']),
    // Its sandbox needs user namespaces or a setuid helper: as root, in containers and for Chrome for Testing on Linux there is neither.
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
