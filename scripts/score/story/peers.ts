/** The queries that have an answer, put to two well-known search libraries: title and excerpt, the same documents left out. */
import MiniSearch from 'minisearch'
import bm25 from 'wink-bm25-text-search'
import { words } from '../../../src/core/text/words.ts'
import type { Run } from './metrics.ts'
import type { RetrievalSet, SetDocument, SetQuery } from './sets.ts'

const windowMs = 14 * 86_400_000
const answers = 10

/** Who may answer: other providers, not hidden, within 14 days where both are dated. */
function admits(query: SetQuery) {
  const hidden = new Set(query.hide)
  return ({ id, provider, t }: SetDocument): boolean =>
    !hidden.has(id) && provider !== query.provider && !(query.t && t && Math.abs(query.t - t) > windowMs)
}

const textOf = ({ title, excerpt }: SetDocument): string => `${title} ${excerpt ?? ''}`

const answerable = (queries: readonly SetQuery[]) => queries.filter(({ kind }) => kind === 'ans')

export function miniSearchRun({ documents, queries }: RetrievalSet): Run {
  const byId = new Map(documents.map((document) => [document.id, document]))
  const search = new MiniSearch({ fields: ['title', 'excerpt'] })
  search.addAll(documents)
  return new Map(
    answerable(queries).map((query) => {
      const admitted = admits(query)
      const found = search.search(textOf(query), {
        filter: ({ id }) => {
          const document = byId.get(id)
          return document !== undefined && admitted(document)
        },
      })
      return [query.qid, found.slice(0, answers).map(({ id, score }): [string, number] => [id, score])]
    }),
  )
}

/** Its words are cut by this project's splitter: the library leaves that to its user. */
export function bm25Run({ documents, queries }: RetrievalSet): Run {
  const engine = bm25()
  engine.defineConfig({ fldWeights: { title: 1, excerpt: 1 } })
  engine.definePrepTasks([(text) => words(text).flatMap(({ stem, stop }) => (stop ? [] : [stem]))])
  documents.forEach((document, i) => {
    engine.addDoc({ title: document.title, excerpt: document.excerpt ?? '' }, i)
  })
  engine.consolidate()
  return new Map(
    answerable(queries).map((query) => {
      const admitted = admits(query)
      const found = engine.search(textOf(query), documents.length).flatMap(([at, score]) => {
        const document = documents[Number(at)]
        return document && admitted(document) ? [[document.id, score] as [string, number]] : []
      })
      return [query.qid, found.slice(0, answers)]
    }),
  )
}
