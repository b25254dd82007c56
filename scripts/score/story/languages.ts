/** Scores near matches of headlines in nine languages: the mean over the languages that have enough queries. */
import type { Run } from './metrics.ts'
import { nearRun } from './published.ts'
import type { LanguageSet, SetQuery } from './sets.ts'

/** Languages with fewer queries are left out of the mean. */
const LEAST_QUERIES = 25
const ANSWERS = 20

type Sums = { queries: number; hits: number; ndcg: number; good: number; wrong: number; missed: number }

/** Figures by name, as `expected.ts` has them. */
export async function languageFigures({
  documents,
  queries,
  judged,
}: LanguageSet): Promise<Map<string, number>> {
  const byId = new Map(documents.map((document) => [document.id, document]))
  const asked = [...new Set([...queries.map(({ doc }) => doc), ...judged.map(({ q }) => q)])]
  const pages = asked.flatMap((id): SetQuery[] => {
    const document = byId.get(id)
    return document ? [{ ...document, qid: id, gold: [], hide: [id], kind: 'ans' }] : []
  })
  const { ranked, shown } = await nearRun({ name: 'languages', documents, queries: pages }, ANSWERS)
  const languages = new Map<string, Sums>()
  const of = (lang: string): Sums => {
    const known = languages.get(lang) ?? { queries: 0, hits: 0, ndcg: 0, good: 0, wrong: 0, missed: 0 }
    languages.set(lang, known)
    return known
  }
  for (const { doc, lang, gold } of queries) {
    const sums = of(lang)
    const places = placesOf(ranked, doc, gold)
    sums.queries++
    sums.hits += places.length > 0 ? 1 : 0
    sums.ndcg += gain(places) / gain(gold.slice(0, 10).map((_, place) => place))
  }
  for (const { q, doc, label, lang } of judged) {
    const isShown = (shown.get(q) ?? []).some(([id]) => id === doc)
    const sums = of(lang)
    if (isShown && label) sums.good++
    else if (isShown) sums.wrong++
    else if (label) sums.missed++
  }
  const counted = [...languages].filter(
    ([lang, sums]) => isOneLanguage(lang) && sums.queries >= LEAST_QUERIES,
  )
  const mean = (figure: (sums: Sums) => number): number =>
    counted.reduce((sum, [, sums]) => sum + figure(sums), 0) / counted.length
  return new Map([
    ['languages hit@10', mean(({ hits, queries }) => hits / queries)],
    ['languages nDCG@10', mean(({ ndcg, queries }) => ndcg / queries)],
    ['languages shown precision', mean(({ good, wrong }) => good / Math.max(1, good + wrong))],
    ['languages shown recall', mean(({ good, missed }) => good / Math.max(1, good + missed))],
  ])
}

function isOneLanguage(lang: string): boolean {
  const [page, article] = lang.split('-')
  return page === article
}

/** Places, from 0, of the right answers among the first ten. */
const placesOf = (ranked: Run, page: string, gold: readonly string[]): number[] =>
  (ranked.get(page) ?? []).slice(0, 10).flatMap(([id], place) => (gold.includes(id) ? [place] : []))

const gain = (places: readonly number[]): number =>
  places.reduce((sum, place) => sum + 1 / Math.log2(place + 2), 0)
