import { describe, expect, it } from 'vitest'
import { IntakeError } from '../intake-error.ts'
import { readOpml } from './opml.ts'

const read = (body: string) =>
  readOpml(
    new TextEncoder().encode(`<?xml version="1.0"?><opml version="2.0"><head/><body>${body}</body></opml>`),
  )

describe('a list of feeds', () => {
  it('is read through its folders, each address once, other outlines left out', () => {
    expect(
      read(`<outline text="News"><outline text="One &amp; all" type="rss" xmlUrl="https://one.example/rss"/>
        <outline text="Deeper"><outline title="Two" text="x" xmlUrl="http://two.example/feed"/></outline></outline>
        <outline text="again" xmlUrl="https://one.example/rss"/><outline text="a note"/>
        <outline text="bad" xmlUrl="javascript:alert(1)"/><outline text="old" xmlUrl="feed://three.example/x"/>`),
    ).toEqual([
      { title: 'One & all', address: 'https://one.example/rss' },
      { title: 'Two', address: 'http://two.example/feed' },
      { title: 'old', address: 'https://three.example/x' },
    ])
  })

  it.each([
    ['<outline text="nothing"/>', 'holds no feed'],
    [
      Array.from({ length: 501 }, (_, n) => `<outline text="t" xmlUrl="https://a.example/${n}"/>`).join(''),
      'Split it',
    ],
    ['<outline text="a">'.repeat(50_000), 'damaged'],
  ])('is refused with a reason', (body, words) => {
    expect(() => read(body)).toThrow(IntakeError)
    expect(() => read(body)).toThrow(words)
  })

  it('is not any other document', () => {
    expect(() => readOpml(new TextEncoder().encode('<rss/>'))).toThrow('not a list of feeds')
  })
})
