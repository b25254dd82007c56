import { describe, expect, it } from 'vitest'
import { chooseHeadline, type Titles } from './headline.ts'

const HEADLINE = 'Ferry runs aground off the north pier'
const choose = (
  titles: Partial<Titles>,
  outlets: readonly string[] = ['Harbour Post', 'harbour-post.example'],
) => chooseHeadline({ jsonLd: '', head: [], headings: [], ...titles }, outlets)

describe('the heading', () => {
  it('wins over a title that resembles it', () => {
    expect(choose({ head: ['Ferry aground off the north pier: live updates'], headings: [HEADLINE] })).toBe(
      HEADLINE,
    )
  })

  it('tells a tail that no tag names from the headline', () => {
    expect(choose({ head: [`${HEADLINE} | Coast | Die Küste`], headings: [HEADLINE] })).toBe(HEADLINE)
  })

  it('loses to JSON-LD and og:title where these two agree', () => {
    const both = 'Ferry with forty passengers runs aground off the north pier'
    expect(choose({ jsonLd: both, head: [both], headings: [HEADLINE] })).toBe(both)
    const kicker = `Opinion | ${HEADLINE}`
    expect(choose({ jsonLd: kicker, head: [kicker], headings: [HEADLINE] })).toBe(HEADLINE)
  })

  it.each([
    ['a kicker before it', `Shipping ${HEADLINE}`],
    ['a date behind it', `${HEADLINE} 24.11.2026 Coast`],
    ['an author behind it', `${HEADLINE}By Anna Smith`],
  ])('with %s gives way to the title that it repeats', (_, heading) => {
    expect(choose({ head: [HEADLINE], headings: [heading] })).toBe(HEADLINE)
  })

  it('wins over a title that is cut off', () => {
    expect(choose({ head: ['Ferry runs aground off'], headings: [HEADLINE] })).toBe(HEADLINE)
  })

  it('is spelled as the title with the same letters', () => {
    const title = 'Harbour accident: Ferry runs aground'
    expect(choose({ head: [title], headings: ['Harbour accident Ferry runs aground'] })).toBe(title)
  })

  it('that names the outlet or a section is passed over', () => {
    expect(choose({ head: [HEADLINE], headings: ['Harbour Post', 'Local news'] })).toBe(HEADLINE)
  })

  it('that a title ends with is the outlet', () => {
    const heading = 'Die Küste'
    expect(choose({ head: [`${HEADLINE} | ${heading}`], headings: [heading] })).toBe(HEADLINE)
  })

  it('may be the second', () => {
    expect(choose({ head: [`${HEADLINE} - live`], headings: ['Local news', HEADLINE] })).toBe(HEADLINE)
  })

  it('stands alone for a page without titles', () => {
    expect(choose({ headings: ['Harbour Post', 'Rasende Polizisten'] })).toBe('Rasende Polizisten')
  })

  it('that is a lone sentence wins over a title that says something else', () => {
    expect(choose({ head: ['Shipping'], headings: [HEADLINE] })).toBe(HEADLINE)
  })
})

describe('without a heading', () => {
  it('a title loses what another title lacks', () => {
    expect(choose({ head: [`${HEADLINE}-Coastㅣ港`, HEADLINE] })).toBe(HEADLINE)
    expect(choose({ head: [`Opinion | ${HEADLINE}`, HEADLINE] })).toBe(HEADLINE)
  })

  it('a title keeps what is part of a word', () => {
    expect(choose({ head: [`${HEADLINE}s`, HEADLINE] })).toBe(`${HEADLINE}s`)
  })

  it('a page that names only its outlet has no headline', () => {
    expect(choose({ head: ['Harbour Post'] })).toBe('')
  })
})
