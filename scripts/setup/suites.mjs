/** The suites of `npm test`: each runs one tool and counts what passed and what failed. */
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runScript, runTool } from './run.mjs'

/** @typedef {{ name: string, passed: number, failed: number, output: string, seconds: number }} Suite */
/** @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, numFailedTestSuites: number }} VitestReport */
/** @typedef {{ errors: LintMessage[], warnings: LintMessage[], notices: LintMessage[] }} LintReport */
/** @typedef {{ code: string, message: string, file?: string, line?: number }} LintMessage */

/**
 * A suite of one check.
 * @param {string} name
 * @param {Promise<{ code: number, output: string }>} running
 * @returns {Promise<Suite>}
 */
export async function check(name, running) {
  const begun = performance.now()
  const { code, output } = await running
  const ok = code === 0
  return {
    name,
    passed: ok ? 1 : 0,
    failed: ok ? 0 : 1,
    output: ok ? '' : output,
    seconds: (performance.now() - begun) / 1000,
  }
}

/**
 * The counts of a vitest report. A skipped test counts as failed, and so does a run that failed without a failed test (a file
 * that does not load, an error between tests) or that ran no test.
 * @param {VitestReport | null} report null when none was written
 * @param {number} code the exit code
 */
export function countVitest(report, code) {
  if (report === null) return { passed: 0, failed: 1 }
  const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests
  const broken = code !== 0 || report.numPassedTests === 0
  return { passed: report.numPassedTests, failed: failed === 0 && broken ? 1 : failed }
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @param {{ cwd: string, env?: Record<string, string | undefined> }} options
 * @returns {Promise<Suite>}
 */
export async function vitest(name, args, options) {
  const begun = performance.now()
  const file = join(options.cwd, '.cache', 'reports', `${name.replace(/\W+/g, '-')}.json`)
  mkdirSync(dirname(file), { recursive: true })
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code, output } = await runTool('vitest', ['run', ...args, ...reporters], options)
  const counted = countVitest(readReport(file), code)
  return {
    name,
    ...counted,
    output: counted.failed > 0 ? output : '',
    seconds: (performance.now() - begun) / 1000,
  }
}

/**
 * @param {string} file
 * @returns {VitestReport | null}
 */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}

/** The one known warning: Preact assigns innerHTML for a prop that this project never uses. */
const KNOWN_WARNING = 'UNSAFE_VAR_ASSIGNMENT'
/** Preact is in two graphs of the package: the popup, and options with welcome. */
const PREACT_COPIES = 2

/**
 * The findings of web-ext, a line each, without the known warning of each copy of Preact.
 * @param {LintReport} report
 */
export function lintFindings({ errors, warnings, notices }) {
  const suspects = warnings.filter(({ code, message }) => code === KNOWN_WARNING && /innerHTML/.test(message))
  const firstOfEachFile = suspects.filter(
    ({ file }, i) => suspects.findIndex((one) => one.file === file) === i,
  )
  const known = firstOfEachFile.slice(0, PREACT_COPIES)
  const others = [...errors, ...warnings.filter((one) => !known.includes(one)), ...notices]
  return others.map(
    ({ code, message, file, line }) => `${file ?? 'manifest.json'}:${line ?? 1} ${code} ${message}`,
  )
}

/**
 * web-ext lint on a built package.
 * @param {string} name
 * @param {string} folder
 * @param {string} cwd
 */
export function webExtLint(name, folder, cwd) {
  const lint = async () => {
    const { stdout, output } = await runTool(
      'web-ext',
      ['lint', '--source-dir', folder, '--output', 'json'],
      { cwd },
    )
    const start = stdout.indexOf('{')
    if (start < 0) return { code: 1, output }
    const findings = lintFindings(JSON.parse(stdout.slice(start)))
    return { code: findings.length, output: `${findings.join('\n')}\n` }
  }
  return check(name, lint())
}

/**
 * A script of package.json as a suite of one check.
 * @param {string} name
 * @param {string} script
 * @param {string} cwd
 */
export function scriptSuite(name, script, cwd) {
  return check(name, runScript(script, [], cwd))
}
