/** The summary of a story: one sentence, and one line of facts. */

import type { Row, Story } from '../../core/story/types.ts'
import { outletName } from '../../ui/outlet.ts'
import { secondsOf, spanOf } from '../../ui/words/times.ts'
import type { Words } from '../../ui/words/words.ts'
import { sameHeadline } from './headline.ts'
import { allRows } from './story.ts'

export type StorySummary = {
  readonly lead: string
  /** "5 other outlets", or null when the sentence says it already. */
  readonly outlets: string | null
  /** The facts after it: scores, days. */
  readonly facts: readonly string[]
}

const NO_BREAK = '\u00a0'

type Dated = { readonly row: Row; readonly time: number }

const earliestOf = (rows: readonly Row[]): Dated | null => {
  let earliest: Dated | null = null
  for (const row of rows) {
    const time = secondsOf(row.publishedDateTime)
    if (time !== null && (earliest === null || time < earliest.time)) earliest = { row, time }
  }
  return earliest
}

const ran = (key: 'findSame' | 'findEarliest', first: Dated | null, pageTime: number, words: Words) => {
  const span = first && first.time < pageTime ? spanOf(pageTime - first.time) : null
  return first && span
    ? words.say(key, { outlet: outletName(first.row.provider), span: words.span(span) })
    : null
}

/** The first sentence about time that is true. */
const leadByTime = (story: Story, rows: readonly Row[], words: Words): string | null => {
  const pageTime = secondsOf(story.article.publishedDateTime)
  const earliest = earliestOf(rows)
  if (pageTime === null || earliest === null) return null
  const same = earliestOf(rows.filter((row) => sameHeadline(row, story.article)))
  const earlier = ran('findSame', same, pageTime, words) ?? ran('findEarliest', earliest, pageTime, words)
  if (earlier) return earlier
  return pageTime < earliest.time && spanOf(earliest.time - pageTime) ? words.say('findThis') : null
}

const scoreFact = (rows: readonly Row[], digits: number, words: Words): string => {
  const scores = rows.flatMap((row) => (row.quality === null ? [] : [row.quality]))
  if (scores.length === 0) return words.say('notScored')
  const [low, high] = [Math.min(...scores), Math.max(...scores)].map((score) => words.number(score, digits))
  if (low === undefined || high === undefined || low === high)
    return words.say('factScore', { score: low ?? '' })
  const places = rows.flatMap((row) => (row.place?.in === 'index' ? [row.place.above] : []))
  // Nearly equal scores are called so, but never merged.
  const near = places.length === scores.length && Math.max(...places) - Math.min(...places) <= 5
  return words.say(near ? 'factScoresNear' : 'factScores', { low, high })
}

const dayFact = (rows: readonly Row[], words: Words): string | null => {
  const days = rows.map((row) => secondsOf(row.publishedDateTime)).filter((time) => time !== null)
  if (days.length === 0) return null
  const first = Math.min(...days)
  const last = Math.max(...days)
  const years = new Set([first, last].map((time) => new Date(time * 1000).getUTCFullYear()))
  const write = years.size > 1 ? words.date : words.day
  const [from, to] = [write(first), write(last)]
  const fact = from === to ? from : words.say('factDays', { from, to })
  // Both days stay in one line: an end by itself on the next line says nothing.
  return fact.replaceAll(' ', NO_BREAK)
}

/**
 * The summary of a story. `outlets`: the number of other outlets, as the badge counts them. `digits`: decimals of scores.
 * @param index the index's name, for the sentence about a story of one.
 */
export const summarize = (
  story: Story,
  outlets: number,
  index: string,
  digits: number,
  words: Words,
): StorySummary => {
  const rows = allRows(story)
  if (rows.length === 0) return { lead: words.say('findAlone', { index }), outlets: null, facts: [] }
  const days = dayFact(rows, words)
  const facts = [scoreFact(rows, digits, words), ...(days === null ? [] : [days])]
  const lead = leadByTime(story, rows, words)
  if (lead === null) return { lead: words.count('findCount', outlets), outlets: null, facts }
  return { lead, outlets: words.count('outlets', outlets), facts }
}
