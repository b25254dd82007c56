/** Scores in words. */
import { describe, expect, it } from 'vitest'
import type { ScoreRank } from '../../core/article/types.ts'
import { bareRow } from '../../core/index/fixtures/bare-row.ts'
import { wordsOf } from '../../ui/words/fixtures/words-of.ts'
import { rankWords, scoreNotes } from './scores.ts'

const words = wordsOf('en')
const inIndex = (above: number): ScoreRank => ({ in: 'index', above, of: 178 })
const inStory = (rank: number, tied = false, of = 6): ScoreRank => ({ in: 'story', rank, tied, of })

describe('a place', () => {
  it.each([
    [inIndex(64), 'above 64 of every 100'],
    [inIndex(100), 'highest 1\u00a0in\u00a0100'],
    [inIndex(0), 'lowest 1\u00a0in\u00a0100'],
    [inStory(1), 'highest of 6'],
    [inStory(2), '2nd of 6'],
    [inStory(2, true), 'tied 2nd of 6'],
    [inStory(6), 'lowest of 6'],
    [inStory(1, false, 1), 'the only score'],
  ])('%o is said as "%s"', (place, said) => {
    expect(rankWords(place, words)).toBe(said)
  })
})

describe('what a score says besides', () => {
  const row = (above: number, usual: number | null = null) =>
    bareRow('https://a.example/1', { quality: 70, rank: inIndex(above), usual })

  it('is that it is about the page’s own, within 5 of every 100', () => {
    expect(scoreNotes(row(65), row(60), 0, words)).toEqual(['about the same as this page'])
    expect(scoreNotes(row(66), row(60), 0, words)).toEqual([])
  })

  it('is what the outlet usually has', () => {
    expect(scoreNotes(row(65, 72.4), null, 0, words)).toEqual(['a.example usually has 72'])
  })
})
