/**
 * Scores related coverage on the labelled sets, through the published command line, beside BM25 and minisearch. The sets
 * are not in the repository. Exit 1 when an expected figure is missed, 2 when the sets are missing.
 * usage: SECOND_SOURCE_DATA=folder npm run score:story
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { realData } from '../real-data.ts'
import { compare } from './story/expected.ts'
import { languageFigures } from './story/languages.ts'
import { judge, loadScorer, type Scorer } from './story/metrics.ts'
import { bm25Run, miniSearchRun } from './story/peers.ts'
import { copiesRun, nearRun } from './story/published.ts'
import { readCopies, readJudged, readLanguages, readSet, type SetName, setNames } from './story/sets.ts'

type Table = Record<string, Record<string, string>>

const folder = join(realData('score:story', join('story', 'score.mjs')), 'story')
execFileSync('npm', ['run', '--silent', 'build:cli'], { stdio: ['ignore', 'ignore', 'inherit'] })

const scorer = await loadScorer(folder)
const figures = new Map<string, number>()
const ranking: Table = {}
const showing: Table = {}
for (const name of setNames) await scoreSet(name, scorer)
for (const [figure, value] of await languageFigures(readLanguages(folder))) figures.set(figure, value)
const copies = await scoreCopies(scorer)

console.log('nDCG@10, of ten answers of other providers within 14 days')
console.table(ranking)
console.log('What is shown; an article without a label counts as wrong, but among the judged pairs')
console.table(showing)
console.log('Copies')
console.table(copies)
const { lines, missed } = compare(figures)
console.log(lines.join('\n'))
process.exitCode = missed === 0 ? 0 : 1

/** Notes a set's rows of the tables, and its figures as `expected.ts` names them. */
async function scoreSet(name: SetName, { rankMetrics, abstain }: Scorer): Promise<void> {
  const set = readSet(folder, name)
  const running = nearRun(set)
  const peers = { BM25: bm25Run(set), minisearch: miniSearchRun(set) }
  const { ranked, shown } = await running
  const { ndcg10 } = rankMetrics(set.queries, ranked)
  figures.set(`${name} nDCG@10`, ndcg10)
  ranking[name] = { 'second-source': three(ndcg10) }
  for (const [peer, run] of Object.entries(peers))
    ranking[name][peer] = three(rankMetrics(set.queries, run).ndcg10)
  const { shownP, shownRecall, falseShow } = abstain(set.queries, shown, 0)
  noteShown(name, shownP, shownRecall, falseShow)
  if (name === 'A_corona') {
    const { precision, recall } = judge(readJudged(folder), shown)
    noteShown('judged pairs', precision, recall, null)
  }
}

function noteShown(name: string, precision: number, recall: number, falseShow: number | null): void {
  figures.set(`${name} shown precision`, precision)
  figures.set(`${name} shown recall`, recall)
  if (falseShow !== null) figures.set(`${name} falseShow`, falseShow)
  showing[name] = { precision: three(precision), recall: three(recall), falseShow: three(falseShow) }
}

async function scoreCopies({ pairMetrics }: Scorer): Promise<Table> {
  const pairs = readCopies(folder)
  const { P, R, F1 } = pairMetrics(pairs, await copiesRun(pairs), 1)
  figures.set('copies F1', F1)
  return { C_copies: { precision: three(P), recall: three(R), F1: three(F1) } }
}

function three(value: number | null): string {
  return value === null ? '-' : value.toFixed(3)
}
