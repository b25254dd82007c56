/** Which words of a headline are its own. */
import { describe, expect, it } from 'vitest'
import { bareRow } from '../../core/index/fixtures/bare-row.ts'
import { compareHeadlines } from './compare.ts'

const row = (title: string, name = 'A') =>
  bareRow(`https://${name.toLowerCase()}.example/an-article`, {
    title,
    provider: { name, domain: `${name.toLowerCase()}.example` },
  })

/** Headlines with their own words in brackets, the page's first. */
const marked = (page: string, ...others: string[]) =>
  compareHeadlines(
    row(page),
    others.map((title) => row(title)),
  ).map(({ runs }) => runs.map(({ text, marked }) => (marked ? `[${text}]` : text)).join(''))

describe('on another outlet', () => {
  it('words that the page lacks are marked, adjacent ones as one phrase', () => {
    expect(marked('Alexa moves to a new chip', 'Alexa leaves big servers behind')[1]).toBe(
      'Alexa [leaves big servers behind]',
    )
  })

  it.each([
    ['case and accents', 'Café opens', 'CAFE opens'],
    ['an ending', 'Amazon shifts chips', 'Amazon shifted chip'],
    ['a possessive', 'Amazon has chips', 'Amazon’s chips'],
    ['stop words', 'Chips move', 'The chips will move to a'],
  ])('words are not marked that differ by %s', (_what, page, other) => {
    expect(marked(page, other)[1]).not.toContain('[')
  })

  it('a short word is not stemmed', () => {
    expect(marked('The king speaks', 'A kin speaks')[1]).toBe('A [kin] speaks')
  })

  it('words are split in Arabic too', () => {
    expect(marked('قطار الليل يعود', 'قطار الصباح يعود')[1]).toBe('قطار [الصباح] يعود')
  })
})

describe('on the page', () => {
  it('words that no other headline has are marked', () => {
    expect(marked('Alexa moves to Inferentia', 'Alexa leaves', 'Amazon moves')[0]).toBe(
      'Alexa moves to [Inferentia]',
    )
  })

  it('nothing is marked when every other outlet has the same headline', () => {
    const [page, other] = compareHeadlines(row('Alexa moves'), [row('Alexa moves!', 'B')])
    expect(page?.runs).toEqual([{ text: 'Alexa moves', marked: false }])
    expect(other).toMatchObject({ same: true, runs: [{ text: 'Alexa moves!', marked: false }] })
  })
})

describe('the outlet’s name at the end', () => {
  it('is separated and never compared', () => {
    const [page] = compareHeadlines(row('Alexa moves – Jaweb', 'Elmoudjaweb'), [row('Alexa moves', 'B')])
    expect(page).toMatchObject({ suffix: ' – Jaweb', runs: [{ text: 'Alexa moves', marked: false }] })
  })

  it('does not make a headline differ', () => {
    const cells = compareHeadlines(row('Alexa moves – Jaweb', 'Elmoudjaweb'), [row('Alexa moves', 'B')])
    expect(cells[1]?.same).toBe(true)
  })

  it('is compared like any word if it is not this outlet’s', () => {
    expect(compareHeadlines(row('Alexa moves – again', 'B'), [])[0]?.suffix).toBe('')
  })
})
