/** `npm test`: types, lint, unit tests, store rules and tests in both browsers, from a bare clone. The last line is `N passed, N failed`. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { requireNode } from './setup/node.mjs'

requireNode()
const root = dirname(dirname(fileURLToPath(import.meta.url)))

try {
  // Imported after the check: an old Node may not parse them.
  const { ensureDependencies } = await import('./setup/dependencies.mjs')
  ensureDependencies(root)
  // Imports an installed package.
  const { ensureBrowsers } = await import('./setup/browsers.mjs')
  const browsers = await ensureBrowsers(['chromium', 'firefox'], root)
  const { check, scriptSuite, vitest, webExtLint } = await import('./setup/suites.mjs')
  const { runTool } = await import('./setup/run.mjs')
  const cwd = root

  /** @type {import('./setup/suites.mjs').Suite[]} */
  const suites = []
  const report = async (/** @type {Promise<import('./setup/suites.mjs').Suite>} */ running) => {
    const suite = await running
    suites.push(suite)
    console.log(
      `${suite.failed === 0 ? 'ok  ' : 'FAIL'} ${suite.name}: ${suite.passed} passed, ${suite.failed} failed (${suite.seconds.toFixed(0)} s)`,
    )
    if (suite.failed > 0) console.log(suite.output.trimEnd())
    return suite.failed === 0
  }
  const checkCode = async () => {
    await Promise.all([
      report(check('types', runTool('tsc', [], { cwd }))),
      report(check('lint', runTool('biome', ['check', '.'], { cwd }))),
    ])
    await report(vitest('unit and repository', [], { cwd }))
  }
  const env = { CHROMIUM: browsers.chromium, FIREFOX: browsers.firefox }
  const checkBuild = async () => {
    if (!(await report(scriptSuite('build', 'build', cwd))))
      return console.log('FAIL end to end: nothing was built')
    // Before the tests, which build other packages in this folder.
    await report(webExtLint('web-ext lint', 'dist/firefox', cwd))
    return report(vitest('end to end', ['--config', 'test/e2e/vitest.config.ts'], { cwd, env }))
  }
  // In parallel: one waits for browsers while the other computes.
  await Promise.all([checkCode(), checkBuild()])

  const sum = (/** @type {'passed' | 'failed'} */ key) =>
    suites.reduce((total, suite) => total + suite[key], 0)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  process.exitCode = sum('failed') === 0 ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
}
