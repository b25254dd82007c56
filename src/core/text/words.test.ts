import { describe, expect, it } from 'vitest'
import { fold, termOf, words } from './words.ts'

const stems = (text: string): string[] => words(text).flatMap(({ stem, stop }) => (stop ? [] : [stem]))

describe('words', () => {
  it.each([
    ['bans', 'banned'],
    ['banning', 'ban'],
    ['denies', 'denied'],
    ['vaccines', 'vaccine'],
    ['launches', 'launched'],
    ["Canada's", 'Canada'],
    ['Canada’s', 'canada'],
    ['1,500', '1500'],
    ['café', 'CAFE'],
    ['Straße', 'strasse'],
    ['ﬁnance', 'finance'],
    ['Łódź', 'lodz'],
    ['IŞIK', 'ışık'],
    ['Ærø', 'aero'],
  ])('%s and %s are one', (a, b) => {
    expect(stems(a)).toEqual(stems(b))
  })

  it.each([
    ['said', 'sad'],
    ['1.5', '15'],
    ['glass', 'glas'],
  ])('%s and %s are two', (a, b) => {
    expect(words(a)[0]?.stem).not.toBe(words(b)[0]?.stem)
  })

  it.each(['bring', 'bed', 'fly', 'gas', 'class'])('%s has no ending', (word) => {
    expect(words(word)[0]?.stem).toBe(word)
  })

  it('keeps numbers and names, marks words that say nothing', () => {
    expect(stems('The 27 states of the EU agree on a plan')).toEqual(['27', 'stat', 'eu', 'agre', 'plan'])
  })

  it('a capital means something inside a sentence only, and only where there are capitals', () => {
    const capitals = words('Rain hits Lisbon. Later it stops in 北京').map(({ capital }) => capital)
    expect(capitals).toEqual([null, false, true, null, false, false, false, null])
  })

  it.each([...'.!?:;"“”|–—'])('a capital means nothing behind %s', (mark) => {
    expect(words(`rain hits${mark} Lisbon`).map(({ capital }) => capital)).toEqual([null, false, null])
  })

  it('terms are the first five letters of a stem, and whole numbers', () => {
    const terms = (text: string) => words(text).map(({ stem }) => termOf(stem))
    expect(terms('Sperrung gesperrt 1234567')).toEqual(['sperr', 'gespe', '1234567'])
    expect(terms('Regierung')).toEqual(terms('Regierungen'))
  })

  it('reads no more than asked', () => {
    expect(words('one two three four five', 3)).toHaveLength(3)
  })
})

describe('languages', () => {
  it('German: umlauts, sharp s and small words', () => {
    expect(stems('Die Fähre läuft vor der Mole auf Grund')).toEqual(stems('FAHRE LAUFT MOLE GRUND'))
  })

  it('Spanish: accents, inverted marks and small words', () => {
    expect(stems('¿Encalla un ferri en el muelle de Cádiz?')).toEqual(stems('encalla ferri muelle cadiz'))
  })

  it('Arabic: article and its prefixes, vowel signs, forms of alef, lengthening', () => {
    const plain = stems('رصيف')
    for (const written of ['الرصيف', 'والرصيف', 'بالرصيف', 'للرصيف', 'رَصِيف', 'رصـــيف'])
      expect(stems(written)).toEqual(plain)
    expect(fold('إيران أكد')).toBe(fold('ايران اكد'))
  })

  it('Japanese: pairs of characters, voiced sounds kept apart, full-width forms plain', () => {
    expect(stems('座礁した')).toEqual(['座礁', '礁し', 'した'])
    expect(fold('ガス')).not.toBe(fold('カス'))
    expect(stems('ＮＨＫ')).toEqual(stems('NHK'))
  })

  it('a name in Latin letters inside Japanese is a word of its own', () => {
    expect(stems('米Google社')).toContain('googl')
  })

  it('a number in Chinese keeps what follows it', () => {
    expect(stems('約2020s年')).toEqual(['約', '2020s', '年'])
  })

  it('Hindi: vowel signs belong to their word', () => {
    expect(words('दिल्ली में बारिश')).toHaveLength(3)
  })

  it('Korean: syllables stay whole', () => {
    expect(stems('서울 폭우')).toEqual(['서울', '폭우'])
  })
})
