/** Before all end-to-end tests: builds the two packages as a publisher and a maintainer would. */

import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { run, runTool } from '../../../scripts/setup/run.mjs'
import * as gazette from './gazette.ts'
import { FOLDER, type PackageName } from './packages.ts'
import * as rail from './rail.ts'

const cwd = process.cwd()

/** The path of a zip that `npm run package` printed. */
function printed(stdout: string, kind: string): string {
  const line = stdout.split(/\r?\n/).find((path) => path.endsWith(`-${kind}.zip`))
  if (line === undefined) throw new Error(`npm run package named no ${kind} zip. It wrote:\n${stdout}`)
  return line.trim()
}

async function packageAs(name: PackageName, args: readonly string[]): Promise<void> {
  const { code, stdout, output } = await runTool('tsx', ['scripts/package.ts', ...args], { cwd })
  if (code !== 0) throw new Error(`npm run package failed:\n${output}`)
  for (const kind of ['chrome', 'firefox', 'source'])
    copyFileSync(printed(stdout, kind), `${FOLDER}/${name}-${kind}.zip`)
}

/** Builds an index of records with the command line, as a publisher would; resolves with its path. */
export async function indexOf(
  name: string,
  records: readonly unknown[],
  card: readonly string[],
): Promise<string> {
  const input = `${FOLDER}/${name}.ndjson`
  writeFileSync(input, records.map((record) => JSON.stringify(record)).join('\n'))
  const index = `${FOLDER}/${name}.index`
  rmSync(index, { force: true })
  const build = ['dist/cli/second-source.js', 'build', input, '-o', index, ...card]
  const { code, output } = await run(process.execPath, build, { cwd })
  // 1: a hostile entry was left out, as it must be.
  if (code > 1 || !existsSync(index)) throw new Error(`second-source build failed with ${code}:\n${output}`)
  return index
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
  await packageAs('gazette', [
    '--index',
    await indexOf('gazette', gazette.RECORDS, ['--name', 'Gazette index']),
    '--name',
    'Gazette Source',
  ])
  const card = [
    '--name',
    rail.CARD.name,
    '--maker',
    rail.CARD.maker,
    '--home',
    rail.CARD.home,
    '--quality-means',
    rail.CARD.qualityMeans,
  ]
  await packageAs('rail', ['--index', await indexOf('rail', rail.RECORDS, card), '--name', 'Rail Source'])
  await packageAs('sample', [])
  copyFileSync('dist/index/sample.index', `${FOLDER}/sample.index`)
  const first = hashes()
  await packageAs('sample', [])
  provide('zipHashes', [first, hashes()])
}
