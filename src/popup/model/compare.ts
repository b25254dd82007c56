/** Which words of a headline differ from those of the page's headline. */
import type { Row } from '../../core/story/types.ts'
import { words } from '../../core/text/words.ts'
import { sameHeadline, splitSuffix } from './headline.ts'

/** A run of a headline. `marked`: the compared headlines lack these words. */
export type Run = { readonly text: string; readonly marked: boolean }
export type Cell = {
  readonly row: Row
  readonly runs: readonly Run[]
  /** The outlet's own name at the end, never compared. */
  readonly suffix: string
  /** The headline equals the page's, word for word. */
  readonly same: boolean
}

type Word = { readonly text: string; readonly stem: string | null }

/** The stem that near matches compare too, or null for text without a word and for stop words. */
const stemOf = (segment: string): string | null => {
  const found = words(segment).filter(({ stop }) => !stop)
  return found.length === 0 ? null : found.map(({ stem }) => stem).join(' ')
}

/** The words of a headline and the text between them. Those with a null stem are never marked. */
const wordsOf = (text: string): Word[] => {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
  return [...segmenter.segment(text)].map(({ segment }) => ({ text: segment, stem: stemOf(segment) }))
}

const stemsOf = (words: readonly Word[]): string[] => words.flatMap(({ stem }) => stem ?? [])

/** Joins neighbours, so that one underline runs under a phrase. A gap between two marked words is marked too. */
const runsOf = (words: readonly Word[], shared: ReadonlySet<string>): Run[] => {
  const own = words.map(({ stem }) => stem !== null && !shared.has(stem))
  const runs: Run[] = []
  words.forEach(({ text }, at) => {
    const gap = !/[\p{L}\p{N}]/u.test(text)
    const marked = own[at] === true || (gap && own[at - 1] === true && own[at + 1] === true)
    const last = runs.at(-1)
    if (last && last.marked === marked) runs[runs.length - 1] = { text: last.text + text, marked }
    else runs.push({ text, marked })
  })
  return runs
}

/**
 * The page's headline first, then the others in the order given. On the others, words that the page's headline lacks
 * are marked; on the page, words that no other headline has, those with the same headline aside.
 */
export const compareHeadlines = (page: Row, others: readonly Row[]): Cell[] => {
  const headOf = (row: Row) => wordsOf(splitSuffix(row).head)
  const pageWords = headOf(page)
  const mine = new Set(stemsOf(pageWords))
  const theirs = new Set(
    others.filter((row) => !sameHeadline(row, page)).flatMap((row) => stemsOf(headOf(row))),
  )
  const cell = (row: Row, words: readonly Word[], shared: ReadonlySet<string>, same: boolean): Cell => ({
    row,
    runs: same ? [{ text: splitSuffix(row).head, marked: false }] : runsOf(words, shared),
    suffix: splitSuffix(row).suffix,
    same,
  })
  return [
    // Without another headline every word would be marked.
    cell(page, pageWords, theirs.size > 0 ? theirs : mine, false),
    ...others.map((row) => cell(row, headOf(row), mine, sameHeadline(row, page))),
  ]
}
