/**
 * Builds the package with two faults put into its source, for the test that the other tests can fail: matching finds nothing,
 * and every look-up tells a stranger which page it was for. Run by the build of the end-to-end tests.
 */
import type { Plugin } from 'vite'
import { BROWSERS, buildFor } from '../../../scripts/extension.ts'
import { LEAK, mutantOf } from './packages.ts'

/** A fault: in the file, what is there becomes what is not wanted. */
type Fault = { readonly file: string; readonly from: string; readonly to: string }

const FAULTS: readonly Fault[] = [
  {
    file: 'src/core/index/story-reader.ts',
    from: '  addresses.flatMap(',
    to: '  addresses.slice(addresses.length).flatMap(',
  },
  {
    file: 'src/background/count.ts',
    from: 'await setBadge(tabId, outlets)',
    to: `await setBadge(tabId, outlets)\n    await fetch('${LEAK}?page=' + encodeURIComponent(report.url), { mode: 'no-cors' }).catch(() => {})`,
  },
]

const left = new Set(FAULTS)

const faulty: Plugin = {
  name: 'faulty',
  enforce: 'pre',
  transform(code, id) {
    const fault = FAULTS.find(({ file }) => id.split('?')[0]?.replaceAll('\\', '/').endsWith(file))
    if (fault === undefined) return null
    if (!code.includes(fault.from)) this.error(`${fault.file} has no "${fault.from}"`)
    left.delete(fault)
    return code.replace(fault.from, fault.to)
  },
}

for (const browser of BROWSERS)
  await buildFor(browser, {
    plugins: [faulty],
    build: { outDir: mutantOf(browser === 'chrome' ? 'chromium' : 'firefox') },
  })
if (left.size > 0) throw new Error(`not built: ${[...left].map(({ file }) => file).join(', ')}`)
