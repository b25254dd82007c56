import { describe as about, expect, it } from 'vitest'
import { describe, splitText } from './terms-of.ts'
import { hashWord } from './words.ts'

const terms = (title: string, excerpt = '') => describe(splitText(title, excerpt, []))
const numbered = (count: number): string => Array.from({ length: count }, (_, n) => `n${n}`).join(' ')
const has = (places: ReadonlyMap<number, number>, word: string): boolean => places.has(hashWord(word))

about('terms of an article', () => {
  it('are of the first 40 words of its headline and the first 60 of its excerpt', () => {
    const { places: ofTitle } = terms(numbered(100))
    expect([ofTitle.size, has(ofTitle, 'n39'), has(ofTitle, 'n40')]).toEqual([40, true, false])
    const { places: ofExcerpt } = terms('', numbered(100))
    expect([ofExcerpt.size, has(ofExcerpt, 'n59'), has(ofExcerpt, 'n60')]).toEqual([60, true, false])
  })

  it('are as many in a script without spaces', () => {
    const kanji = String.fromCodePoint(...Array.from({ length: 200 }, (_, n) => 0x4e00 + n))
    expect([terms(kanji).places.size, terms('', kanji).places.size]).toEqual([40, 60])
  })

  it('say where they stand: title, excerpt, both', () => {
    const { places } = terms('harbour bridge', 'bridge ferry')
    expect(['harbour', 'ferry', 'bridg'].map((word) => places.get(hashWord(word)))).toEqual([1, 2, 3])
  })

  it('count their capitals, but not of a headline that capitalises more than six words of ten', () => {
    const capitals = (title: string) => terms(title).capitals.get(hashWord('lisbon'))
    expect(capitals('Rain and wind hit Lisbon again tonight')).toEqual([1, 1])
    expect(capitals('Rain Ends Dry Spell In Lisbon as wind drops')).toBeUndefined()
    expect(
      terms('', 'Wind hit Lisbon, and lisbon shut its schools.').capitals.get(hashWord('lisbon')),
    ).toEqual([1, 2])
  })
})
