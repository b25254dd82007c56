import { describe, expect, it } from 'vitest'
import { splitText, termsOf } from './terms-of.ts'
import { hashWord } from './words.ts'

const terms = (title: string, excerpt = '') => termsOf(splitText(title, excerpt, []))
const numbered = (count: number): string => Array.from({ length: count }, (_, n) => `n${n}`).join(' ')
const has = (locations: ReadonlyMap<number, number>, word: string): boolean => locations.has(hashWord(word))

describe('terms of an article', () => {
  it('are of the first 40 words of its headline and the first 60 of its excerpt', () => {
    const { locations: ofTitle } = terms(numbered(100))
    expect([ofTitle.size, has(ofTitle, 'n39'), has(ofTitle, 'n40')]).toEqual([40, true, false])
    const { locations: ofExcerpt } = terms('', numbered(100))
    expect([ofExcerpt.size, has(ofExcerpt, 'n59'), has(ofExcerpt, 'n60')]).toEqual([60, true, false])
  })

  it('are as many in a script without spaces between words', () => {
    const kanji = String.fromCodePoint(...Array.from({ length: 200 }, (_, n) => 0x4e00 + n))
    expect([terms(kanji).locations.size, terms('', kanji).locations.size]).toEqual([40, 60])
  })

  it('have location bits: title, excerpt, both', () => {
    const { locations } = terms('harbour bridge', 'bridge ferry')
    expect(['harbo', 'ferry', 'bridg'].map((word) => locations.get(hashWord(word)))).toEqual([1, 2, 3])
  })

  it('count their capitals, except in a headline that capitalises more than six words of ten', () => {
    const capitals = (title: string) => terms(title).capitals.get(hashWord('lisbo'))
    expect(capitals('Rain and wind hit Lisbon again tonight')).toEqual([1, 1])
    expect(capitals('Rain Ends Dry Spell In Lisbon as wind drops')).toBeUndefined()
    expect(
      terms('', 'Wind hit Lisbon, and lisbon shut its schools.').capitals.get(hashWord('lisbo')),
    ).toEqual([1, 2])
  })
})
