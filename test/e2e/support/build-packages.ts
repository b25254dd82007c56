/** Runs before all end-to-end tests: builds the packages as maintainers and publishers do, and a faulty one. */
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { findBrowser } from '../../../scripts/setup/browsers.mjs'
import { run, runTool } from '../../../scripts/setup/run.mjs'
import { makeFirefoxProfile } from '../harness/firefox/start.ts'
import * as gazette from './gazette.ts'
import { largeRecords } from './large-records.ts'
import { FIREFOX_PROFILE, FOLDER, LARGE_INDEX, type PackageName } from './packages.ts'
import * as rail from './rail.ts'

const cwd = process.cwd()

/** The path of a zip that `npm run package` printed. */
function printed(stdout: string, kind: string): string {
  const line = stdout.split(/\r?\n/).find((path) => path.endsWith(`-${kind}.zip`))
  if (line === undefined) throw new Error(`npm run package named no ${kind} zip. It wrote:\n${stdout}`)
  return line.trim()
}

async function packageAs(name: PackageName, args: readonly string[], env = {}): Promise<void> {
  const { code, stdout, output } = await runTool('tsx', ['scripts/package.ts', ...args], { cwd, env })
  if (code !== 0) throw new Error(`npm run package failed:\n${output}`)
  for (const kind of ['chrome', 'firefox', 'source'])
    copyFileSync(printed(stdout, kind), `${FOLDER}/${name}-${kind}.zip`)
}

/** @param accept the highest exit code that is fine */
async function buildIndex(
  records: readonly object[],
  index: string,
  accept: number,
  more: readonly string[],
) {
  const input = index.replace(/\.index$/, '.ndjson')
  writeFileSync(input, records.map((record) => JSON.stringify(record)).join('\n'))
  rmSync(index, { force: true })
  const build = ['dist/cli/second-source.js', 'build', input, '-o', index, ...more]
  const { code, output } = await run(process.execPath, build, { cwd })
  if (code > accept || !existsSync(index))
    throw new Error(`second-source build failed with ${code}:\n${output}`)
}

const buildLargeIndex = () =>
  buildIndex(largeRecords(), LARGE_INDEX, 0, ['--name', 'Large index', '--no-text'])

async function buildMutants(): Promise<void> {
  const { code, output } = await runTool('tsx', ['test/e2e/support/build-mutants.ts'], { cwd })
  if (code !== 0) throw new Error(`The faulty packages were not built:\n${output}`)
}

const hashes = () =>
  ['chrome', 'firefox', 'source'].map((kind) =>
    createHash('sha256')
      .update(readFileSync(`${FOLDER}/sample-${kind}.zip`))
      .digest('hex'),
  )

export default async function buildPackages({
  provide,
}: {
  provide: (key: 'zipHashes', value: string[][]) => void
}) {
  mkdirSync(FOLDER, { recursive: true })
  const index = `${FOLDER}/gazette.index`
  // Exit code 1: a hostile entry is left out, as it must be.
  await buildIndex(gazette.RECORDS, index, 1, ['--name', 'Gazette index'])
  const large = buildLargeIndex()
  const firefox = findBrowser('firefox', cwd)
  const profile = firefox === null ? null : makeFirefoxProfile(firefox, FIREFOX_PROFILE)
  await packageAs('gazette', ['--index', index, '--name', 'Gazette Source'])
  const { name, maker, home, qualityMeans } = rail.CARD
  const card = ['--name', name, '--maker', maker, '--home', home, '--quality-means', qualityMeans]
  await buildIndex(rail.RECORDS, `${FOLDER}/rail.index`, 0, card)
  await packageAs('rail', ['--index', `${FOLDER}/rail.index`, '--name', 'Rail Source'])
  await packageAs('sample', [])
  copyFileSync('dist/index/sample.index', `${FOLDER}/sample.index`)
  const first = hashes()
  // Packages share a folder, so they are built one after another; the faulty ones have their own.
  const mutants = buildMutants()
  // As on another machine: another time zone, language and environment.
  await packageAs('sample', [], { TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', NODE_ENV: 'development' })
  await Promise.all([large, profile, mutants])
  provide('zipHashes', [first, hashes()])
}
