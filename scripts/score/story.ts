/**
 * Scores related coverage on the labelled sets, through the published command line, beside BM25 and minisearch. The sets
 * are not in the repository. Exit 1 when an expected figure is missed, 2 when the sets are missing.
 * usage: SECOND_SOURCE_DATA=folder npm run score:story
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { compare } from './story/expected.ts'
import { judge, loadScorer, type Run } from './story/metrics.ts'
import { bm25Run, miniSearchRun } from './story/peers.ts'
import { copiesRun, nearRun } from './story/published.ts'
import { readCopies, readJudged, readSet, setNames } from './story/sets.ts'

const folder = join(process.env.SECOND_SOURCE_DATA ?? '', 'story')
if (!process.env.SECOND_SOURCE_DATA || !existsSync(join(folder, 'score.mjs'))) {
  console.error(
    'score:story needs the labelled sets: set SECOND_SOURCE_DATA to the folder that holds story/score.mjs.',
  )
  process.exit(2)
}
execFileSync('npm', ['run', '--silent', 'build:cli'], { stdio: ['ignore', 'ignore', 'inherit'] })

const scorer = await loadScorer(folder)
const figures = new Map<string, number>()
const three = (value: number | null): string => (value === null ? '-' : value.toFixed(3))

const ranking: Record<string, Record<string, string>> = {}
const showing: Record<string, Record<string, string>> = {}
for (const name of setNames) {
  const set = readSet(folder, name)
  const running = nearRun(set)
  const peers = [['BM25', bm25Run(set)] as const, ['minisearch', miniSearchRun(set)] as const]
  const { ranked, shown } = await running
  const runs: readonly (readonly [string, Run])[] = [['second-source', ranked], ...peers]
  const row: Record<string, string> = {}
  for (const [method, run] of runs) {
    const { ndcg10 } = scorer.rankMetrics(set.queries, run)
    row[method] = three(ndcg10)
    if (run === ranked) figures.set(`${name} nDCG@10`, ndcg10)
  }
  ranking[name] = row

  const at = scorer.abstain(set.queries, shown, 0)
  showing[name] = {
    'shown precision': three(at.shownP),
    'shown recall': three(at.shownRecall),
    falseShow: three(at.falseShow),
  }
  figures.set(`${name} shown precision`, at.shownP)
  figures.set(`${name} shown recall`, at.shownRecall)
  if (at.falseShow !== null) figures.set(`${name} falseShow`, at.falseShow)
  if (name === 'A_corona') {
    const { precision, recall } = judge(readJudged(folder), shown)
    figures.set('judged pairs precision', precision)
    figures.set('judged pairs recall', recall)
    showing['judged pairs'] = {
      'shown precision': three(precision),
      'shown recall': three(recall),
      falseShow: '-',
    }
  }
}

const pairs = readCopies(folder)
const copies = scorer.pairMetrics(pairs, await copiesRun(pairs), 1)
figures.set('copies F1', copies.F1)

console.log('nDCG@10')
console.table(ranking)
console.log('What is shown (all sets but the judged pairs count unlabelled stories as wrong)')
console.table(showing)
console.log('Copies')
console.table({ C_copies: { precision: three(copies.P), recall: three(copies.R), F1: three(copies.F1) } })

const { lines, missed } = compare(figures)
console.log(lines.join('\n'))
process.exitCode = missed === 0 ? 0 : 1
