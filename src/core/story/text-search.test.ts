import { describe, expect, it } from 'vitest'
import { madeArticle } from '../index/fixtures/made-articles.ts'
import { CorpusText } from './corpus-text.ts'
import { splitText } from './describe.ts'
import { TextSearch } from './text-search.ts'
import { Timeline } from './timeline.ts'

const count = 240
const articles = Array.from({ length: count }, (_, n) => madeArticle(n))
const providerOf = Uint32Array.from({ length: count }, (_, n) => n % 12)
const timeline = new Timeline(Float64Array.from(articles, ({ time }) => time ?? Number.NaN))
const text = new CorpusText()
for (const { title, excerpt } of articles) text.add(splitText(title, excerpt, []))
const search = new TextSearch(text.seal(timeline.order), timeline, providerOf)

describe('the search of the builder', () => {
  it('finds what comparing an article with every other finds, though it weighs few of them', () => {
    let found = 0
    for (let article = 0; article < count; article++) {
      search.ask(article)
      const { least } = search
      const all = articles
        .map((_, other) => ({ other, score: search.scoreOf(other) }))
        .filter(({ other, score }) => providerOf[other] !== providerOf[article] && score >= least)
        .sort((a, b) => b.score - a.score || a.other - b.other)
        .slice(0, 40)
      const got = [...search.search()].map(([other, score]) => ({ other, score }))
      expect(got).toEqual(all)
      found += got.length
    }
    expect(found).toBeGreaterThan(count)
  })
})
