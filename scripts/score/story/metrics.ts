/** Metrics of the sets' own scorer, and those of the judged pairs. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { JudgedPair, SetQuery } from './sets.ts'

/** By query: documents and scores, best first. */
export type Run = Map<string, [string, number][]>

/** What the scorer of the labelled sets exports. */
export type Scorer = {
  rankMetrics(queries: readonly SetQuery[], run: Run): { n: number; ndcg10: number }
  abstain(
    queries: readonly SetQuery[],
    run: Run,
    least: number,
  ): { shownP: number; shownRecall: number; falseShow: number | null; nolabelShow: number | null }
  pairMetrics(
    labels: readonly { id: string; label: 0 | 1 }[],
    scores: ReadonlyMap<string, number>,
    least: number,
  ): { P: number; R: number; F1: number }
}

export const loadScorer = async (folder: string): Promise<Scorer> =>
  // A module outside the project: its type is the one written above.
  await import(pathToFileURL(join(folder, 'score.mjs')).href)

/** A judged pair counts as shown when its document is among those shown for its query. */
export function judge(pairs: readonly JudgedPair[], shown: Run): { precision: number; recall: number } {
  const isShown = ({ qid, doc }: JudgedPair) => (shown.get(qid) ?? []).some(([id]) => id === doc)
  const good = pairs.filter((pair) => pair.label === 1)
  const seen = pairs.filter(isShown)
  const seenGood = good.filter(isShown).length
  return { precision: seen.length > 0 ? seenGood / seen.length : 1, recall: seenGood / good.length }
}
