/**
 * Scores page identity on real pairs: recall and false merges by class, speed beside `new URL`, pairs from the wild, tracking
 * parameters that nobody listed, and registrable domains beside tldts. Fails below its bars. Real data is not in the repository.
 * usage: SECOND_SOURCE_DATA=folder npm run score:url [-- --show CLASS]
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getDomain } from 'tldts'
import { registrable } from '../../src/core/url/suffix.ts'
import { realData } from '../real-data.ts'
import { type Pair, scoreUnseen } from './unseen-trackers.ts'

const folder = join(realData('score:url', 'url'), 'url')
const file = join(folder, 'pairs.ndjson')
const failures: string[] = []
const expectAtLeast = (what: string, found: number, least: number) => {
  if (!(found >= least)) failures.push(`${what}: ${found.toFixed(2)} %, expected at least ${least} %`)
}
const expectNone = (what: string, found: number) => {
  if (found !== 0) failures.push(`${what}: ${found}, expected none`)
}

/** Recall in percent and false merges on a labelled set; recall is NaN for a set of different pages only. */
function score(data: string, ...more: readonly string[]): { recall: number; merges: number } {
  const scorer = ['--import', 'tsx', join(folder, 'score.mjs'), 'src/core/url/keys.ts', '--export', 'keys']
  const args = [...scorer, '--data', data, ...more]
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  console.log(stdout)
  if (status !== 0) failures.push(`the scorer ended with ${status}: ${stderr}`)
  const [, recall = 'NaN', merges = 'NaN'] =
    /HEADLINE recall ([\d.]+|NaN)%.*false merges (\d+)\//.exec(stdout) ?? []
  return { recall: Number(recall), merges: Number(merges) }
}

const pairScore = score(file, ...process.argv.slice(2))
expectAtLeast('headline recall', pairScore.recall, 99.8)
expectNone('false merges', pairScore.merges)
expectNone('false merges in the wild', score(join(folder, 'wild.ndjson'), '--no-speed').merges)

const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
const pairs = lines.map((line) => JSON.parse(line) as Pair) // the labelled set's own shape
const unseen = scoreUnseen(pairs)
const share = (100 * unseen.ignored) / unseen.trials
console.log(
  `unseen tracking parameters on ${unseen.addresses} generic addresses: ${share.toFixed(2)} % of ${unseen.trials} ignored; ` +
    `${unseen.merges} merges of ${unseen.negatives} different pairs`,
)
const worst = unseen.kept.slice(0, 8).map(([name, count]) => `${name} ${count}`)
console.log(`  kept most: ${worst.join(', ')}`)
expectAtLeast('unseen tracking parameters ignored', share, 80)
expectNone('merges by unseen tracking parameters', unseen.merges)

const hosts = [
  ...new Set(pairs.flatMap(({ a, b }) => [a, b]).map((url) => new URL(url).hostname.replace(/\.+$/, ''))),
]
const differing = hosts.filter((host) => registrable(host) !== getDomain(host, { allowPrivateDomains: true }))
console.log(`registrable domains: ${hosts.length} hosts, ${differing.length} unlike tldts`)
expectNone(`registrable domains unlike tldts (${differing.slice(0, 5).join(', ')})`, differing.length)

for (const failure of failures) console.error(`FAIL ${failure}`)
process.exitCode = failures.length > 0 ? 1 : 0
