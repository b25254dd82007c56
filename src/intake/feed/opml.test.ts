import { describe, expect, it } from 'vitest'
import { IntakeError } from '../intake-error.ts'
import { readOpml, writeOpml } from './opml.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const read = (body: string) =>
  readOpml(bytes(`<?xml version="1.0"?><opml version="2.0"><head/><body>${body}</body></opml>`))
const addresses = (body: string) => read(body).map(({ address }) => address)

describe('a list of feeds', () => {
  it('is read through its folders, each address once, other outlines left out', () => {
    expect(
      read(`<outline text="News"><outline text="One &amp; all" type="rss" xmlUrl="https://one.example/rss"/>
        <outline text="Deeper"><outline title="Two" text="x" xmlUrl="http://two.example/feed"/></outline></outline>
        <outline text="again" xmlUrl="https://one.example/rss#twin"/><outline text="a note"/>
        <outline text="bad" xmlUrl="javascript:alert(1)"/><outline text="old" xmlUrl="feed://three.example/x"/>`),
    ).toEqual([
      { title: 'One & all', address: 'https://one.example/rss' },
      { title: 'Two', address: 'http://two.example/feed' },
      { title: 'old', address: 'https://three.example/x' },
    ])
  })

  it('loses its damaged elements only', () => {
    expect(
      addresses(`<outline text="Fish & chips" xmlUrl="https://one.example/rss?a=1&b=2">
        <outline text="no quotes" xmlUrl=https://two.example/rss>
        </outlin><outline text="A <b>bold</b> name" XMLURL='https://three.example/rss'/></folder>
        <outline text="cut off" xmlUrl="https://four.example/rss"`),
    ).toEqual([
      'https://one.example/rss?a=1&b=2',
      'https://two.example/rss',
      'https://three.example/rss',
      'https://four.example/rss',
    ])
  })

  it('of a thousand feeds is read whole; of more, the first 2,000', () => {
    const list = (count: number) =>
      Array.from({ length: count }, (_, n) => `<outline text="t" xmlUrl="https://a.example/${n}"/>`).join('')
    expect(addresses(list(1000))).toHaveLength(1000)
    expect(addresses(list(3000))).toHaveLength(2000)
  })

  it('gives no user name and no password', () => {
    expect(addresses('<outline xmlUrl="https://ada:secret@one.example/rss"/>')).toEqual([
      'https://one.example/rss',
    ])
  })

  it.each([
    ['<outline text="nothing"/>', 'holds no feed'],
    ['<outline text="a">'.repeat(50_000), 'holds no feed'],
  ])('is refused with a reason', (body, words) => {
    expect(() => read(body)).toThrow(IntakeError)
    expect(() => read(body)).toThrow(words)
  })

  it('is not any other document', () => {
    expect(() => readOpml(bytes('<rss/>'))).toThrow('not a list of feeds')
  })

  it('is written so that it reads the same', () => {
    const feeds = [
      { title: 'Fish & "chips" <daily>', address: 'https://one.example/rss?a=1&b=2' },
      { title: '', address: 'http://two.example/feed' },
    ]
    expect(readOpml(bytes(writeOpml(feeds)))).toEqual(feeds)
  })
})
