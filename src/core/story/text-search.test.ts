import { describe, expect, it } from 'vitest'
import { madeArticle } from '../index/fixtures/made-articles.ts'
import { splitText } from '../text/terms-of.ts'
import { leastSimilarity } from '../text/thresholds.ts'
import { titleGrams } from '../text/title-grams.ts'
import { CorpusText } from './corpus-text.ts'
import { TextSearch } from './text-search.ts'
import { Timeline } from './timeline.ts'

const count = 240
const articles = Array.from({ length: count }, (_, n) => madeArticle(n))
const providerOf = Uint32Array.from({ length: count }, (_, n) => n % 12)
const timeline = new Timeline(Float64Array.from(articles, ({ time }) => time ?? Number.NaN))
const text = new CorpusText()
for (const { title, excerpt } of articles) text.add(splitText(title, excerpt, []), titleGrams(title, []))
const search = new TextSearch(text.seal(timeline.order), timeline, providerOf)

describe('the search of the builder', () => {
  it('wants more similarity the more articles there are of these days or without a date', () => {
    const leastOf = (times: readonly number[]): number => {
      const line = new Timeline(Float64Array.from(times))
      const texts = new CorpusText()
      for (const _ of times)
        texts.add(splitText('Bridge closes', 'The harbour bridge closes.', []), new Uint16Array())
      const asked = new TextSearch(texts.seal(line.order), line, new Uint32Array(times.length))
      asked.ask(0)
      return asked.leastOf(0)
    }
    const of = (count: number, time: number): number[] => Array.from({ length: count }, () => time)
    const day = 86_400
    expect(leastOf([0, ...of(999, 14 * day)])).toBe(leastSimilarity('dated', 1000).bare)
    expect(leastOf([0, ...of(999, Number.NaN)])).toBe(leastSimilarity('dated', 1000).bare)
    expect(leastOf([0, ...of(999, 15 * day)])).toBe(leastSimilarity('dated', 1).bare)
  })

  it('finds what comparing an article with every other finds', () => {
    let found = 0
    for (let article = 0; article < count; article++) {
      search.ask(article)
      const all = articles
        .map((_, other) => ({ other, score: search.scoreOf(other) }))
        .filter(
          ({ other, score }) => providerOf[other] !== providerOf[article] && score >= search.leastOf(other),
        )
        .sort((a, b) => b.score - a.score || a.other - b.other)
        .slice(0, 40)
      const got = [...search.search().scores].map(([other, score]) => ({ other, score }))
      expect(got).toEqual(all)
      found += got.length
    }
    expect(found).toBeGreaterThan(count)
  })
})
