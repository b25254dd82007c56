/** A score in words: its rank in its index or story, and how it compares with the page's. */

import type { ScoreRank } from '../../core/article/types.ts'
import type { IndexInfo } from '../../core/index/types.ts'
import type { Row } from '../../core/story/types.ts'
import { outletName } from '../../ui/outlet.ts'
import type { Words } from '../../ui/words/words.ts'

/** Two ranks at most this far apart, in articles of every 100, are "about the same". */
const TIE_BAND = 5
/** Decimals for a scale from 0 to 1 whose card does not say: whole numbers would all be 0 or 1. */
const FRACTION_DIGITS = 2

/** Decimals the scores of an index are shown with. */
export const digitsOf = (info: IndexInfo): number => {
  const { card, scale } = info
  const fraction = scale !== null && scale.max <= 1 && scale.min < scale.max
  return card.qualityDigits === 0 && fraction ? FRACTION_DIGITS : card.qualityDigits
}

/** "above 64 of every 100", "tied 2nd of 6", "highest of 6". */
export const rankWords = (where: ScoreRank, words: Words): string => {
  if (where.in === 'index') {
    if (where.above >= 100) return words.say('placeTop')
    if (where.above <= 0) return words.say('placeBottom')
    return words.say('placeAbove', { above: where.above })
  }
  const { rank, tied, of } = where
  if (of === 1) return words.say('placeOnly')
  if (tied) return words.rank('placeTied', rank, { of })
  if (rank === 1) return words.say('placeFirst', { of })
  if (rank === of) return words.say('placeLast', { of })
  return words.rank('placeRank', rank, { of })
}

/** Whether two ranks in one index are too close to mean anything. */
const aboutTheSame = (a: ScoreRank | null, b: ScoreRank | null): boolean =>
  a?.in === 'index' && b?.in === 'index' && Math.abs(a.above - b.above) <= TIE_BAND

/** Notes on a score: whether it is close to the page's, and the outlet's usual score. */
export const scoreNotes = (row: Row, page: Row | null, digits: number, words: Words): string[] => {
  const notes: string[] = []
  if (row.quality !== null && page !== null && aboutTheSame(row.rank, page.rank))
    notes.push(words.say('aboutTheSame'))
  if (row.usual !== null)
    notes.push(
      words.say('usual', { outlet: outletName(row.provider), score: words.number(row.usual, digits) }),
    )
  return notes
}
