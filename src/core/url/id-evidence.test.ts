import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { droppedIds, type PageWords } from './id-evidence.ts'

const KEY = 'https://news.example/1234567'
const page = (path: string, headline = path): PageWords => ({
  path: new Set(path.split(' ')),
  headline: new Set(headline.split(' ')),
})
const vote = page('town council votes ferry timetable')
const bridge = page('storm closes harbour bridge school')
const drop = (pages: readonly PageWords[], ids = 1000) =>
  droppedIds(
    [{ key: KEY, pages }],
    (shown) => shown,
    () => ids,
  )

describe('an id', () => {
  it('is kept if a slug was rewritten in part', () => {
    expect(drop([vote, page('council votes new ferry timetable')]).keys.size).toBe(0)
  })

  it('is dropped if paths and headlines are unlike', () => {
    expect(drop([vote, bridge]).keys).toEqual(new Set([KEY]))
  })

  it('is kept if the headline stayed and the slug did not', () => {
    expect(drop([vote, page('storm closes harbour bridge', 'town council votes ferry')]).keys.size).toBe(0)
  })

  it('is kept if one page’s slug is the other’s headline', () => {
    expect(
      drop([page('12', 'town council votes ferry'), page('town council votes', 'storm closes bridge')]).keys
        .size,
    ).toBe(0)
  })

  it('is kept if nothing can be compared', () => {
    expect(drop([page('news', 'live'), page('amp', 'update')]).keys.size).toBe(0)
  })

  it('is dropped if one of three pages is unlike another', () => {
    const between = page('town council votes harbour bridge school')
    expect(drop([vote, between, bridge]).keys.size).toBe(1)
  })

  it('is dropped if more pages share it than an article has addresses', () => {
    expect(drop(Array.from({ length: 9 }, () => vote)).keys.size).toBe(1)
  })
})

describe('a host', () => {
  const sections = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      key: `https://news.example/123456${n}`,
      pages: [vote, bridge],
    }))
  const hosts = (count: number, ids: number) =>
    droppedIds(
      sections(count),
      (shown) => shown,
      () => ids,
    ).hosts

  it('loses all its ids if many of them are wrong', () => {
    expect(hosts(5, 20)).toEqual(new Set(['news.example']))
  })

  it('keeps the others if few of many are wrong', () => {
    expect(hosts(5, 1000).size).toBe(0)
  })

  it('keeps the others if too few pages speak', () => {
    expect(hosts(2, 2).size).toBe(0)
  })
})

it('the answer depends on no order', () => {
  const pages = fc.array(
    fc.constantFrom(vote, bridge, page('council votes new ferry timetable'), page('live')),
    {
      minLength: 2,
      maxLength: 5,
    },
  )
  const groups = fc.uniqueArray(fc.tuple(fc.integer({ min: 1_000_000, max: 1_000_020 }), pages), {
    selector: ([id]) => id,
    maxLength: 12,
  })
  fc.assert(
    fc.property(groups, (given) => {
      const shared = given.map(([id, of]) => ({ key: `https://news.example/${id}`, pages: of }))
      const turned = shared.toReversed().map(({ key, pages: of }) => ({ key, pages: of.toReversed() }))
      const answer = (of: typeof shared) =>
        droppedIds(
          of,
          (shown) => shown,
          () => 10,
        )
      expect(answer(turned)).toEqual(answer(shared))
    }),
  )
})

it('a million pages of one id cost no comparison', () => {
  let asked = 0
  const pages = Array.from({ length: 1_000_000 }, (_, n) => n)
  droppedIds(
    [{ key: KEY, pages }],
    () => {
      asked += 1
      return vote
    },
    () => 1,
  )
  expect(asked).toBe(0)
})
