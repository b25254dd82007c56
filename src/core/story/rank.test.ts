import { describe, expect, it } from 'vitest'
import { isOneStory, type Ranked, rankStory, reverse, STORY_LIMIT, type StoryRules } from './rank.ts'
import type { Lists } from './types.ts'

const day = 86_400

/** Lists by article; articles without a list have none. */
function listsOf(
  count: number,
  lists: Readonly<Record<number, readonly number[]>>,
  time: (article: number) => number,
): Lists {
  const members: number[] = []
  const whole: number[] = []
  const offsets = [0]
  for (let article = 0; article < count; article++) {
    const list = lists[article] ?? []
    members.push(...list)
    whole.push(...list.map(() => Number(isOneStory(list.length, [article, ...list].map(time)))))
    offsets.push(members.length)
  }
  return {
    offsets: Uint32Array.from(offsets),
    members: Uint32Array.from(members),
    whole: Uint8Array.from(whole),
  }
}

/** The story of article 0 of 1000: all of other providers, at one time and unlike, unless a test says otherwise. */
function rank(
  lists: Readonly<Record<number, readonly number[]>>,
  over: {
    readonly similarity?: Readonly<Record<number, number>>
    readonly times?: Readonly<Record<number, number>>
    readonly same?: readonly number[]
    readonly text?: boolean
  } = {},
): Ranked[] {
  const time = (article: number): number => over.times?.[article] ?? 0
  const all = listsOf(1000, lists, time)
  const similarity = over.similarity ?? {}
  const rules: StoryRules = {
    lists: all,
    reversed: reverse(all),
    other: (article) => !(over.same ?? []).includes(article),
    time,
    score: (article) => (over.text === false ? null : (similarity[article] ?? 0)),
    least: () => 0.3,
  }
  const byText = new Map(Object.entries(similarity).map(([article, score]) => [Number(article), score]))
  return rankStory(0, rules, over.text === false ? new Map() : byText)
}
const articles = (ranked: readonly Ranked[]): number[] => ranked.map(({ article }) => article)
const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)

describe('the own list', () => {
  it('of 6 entries within 7 days is kept whole, in its order, before what is likelier by text', () => {
    const ranked = rank(
      { 0: [5, 3, 4, 1, 6, 2] },
      { similarity: { 9: 0.99 }, times: { 1: 7 * day, 2: 3 * day } },
    )
    expect(articles(ranked)).toEqual([5, 3, 4, 1, 6, 2, 9])
    expect(ranked.slice(0, 2).map(({ why }) => why)).toEqual([
      { by: 'own', position: 0 },
      { by: 'own', position: 1 },
    ])
  })

  it('of 7 entries is filtered: an entry that nothing else speaks for is left out', () => {
    const ranked = rank({ 0: range(1, 8) }, { similarity: { 2: 0.4, 3: 0.2 } })
    expect(articles(ranked)).toEqual([2, 3])
    expect(ranked[0]?.why).toEqual({ by: 'own', position: 1 })
  })

  it('of few entries over more than 7 days is filtered too', () => {
    expect(articles(rank({ 0: [1, 2, 3, 4] }, { times: { 4: 8 * day }, similarity: { 1: 0.5 } }))).toEqual([
      1,
    ])
  })

  it('of undated entries is kept whole', () => {
    const times = { 0: Number.NaN, 1: Number.NaN, 2: Number.NaN }
    expect(articles(rank({ 0: [2, 1] }, { times }))).toEqual([2, 1])
  })

  it('loses no entry of a short list, however much the text finds', () => {
    const similarity = Object.fromEntries(range(10, 100).map((article) => [article, 0.9]))
    const ranked = rank({ 0: [1, 2, 3, 4, 5, 6] }, { similarity })
    expect(articles(ranked).slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6])
    expect(ranked).toHaveLength(STORY_LIMIT)
  })
})

describe('other lists', () => {
  it('that name the article bring their owner, and say how many', () => {
    const [first] = rank({ 7: [0], 8: [7, 0] }, { similarity: { 7: 0.12 } })
    expect(first).toEqual({ article: 7, why: { by: 'listedBy', lists: 1, score: 0.12 } })
  })

  it('that name both bring what is named beside it', () => {
    const ranked = rank({ 7: [0, 3], 8: [0, 3] }, { similarity: { 3: 0.05 } })
    expect(ranked.find(({ article }) => article === 3)?.why).toEqual({ by: 'shared', lists: 2, score: 0.05 })
  })

  it('say half as much of what they name beside the article as of what they belong to', () => {
    const lists = { 7: [0, 3] }
    expect(articles(rank(lists, { similarity: { 3: 0.1 } }))).toEqual([])
    expect(articles(rank(lists, { similarity: { 3: 0.16 } }))).toEqual([3])
    expect(articles(rank(lists, { similarity: { 7: 0.1 } }))).toEqual([7])
  })

  it('of a topic count once, however many of its articles name each other', () => {
    const topic = range(1, 31)
    const lists = Object.fromEntries(
      [0, ...topic].map((own) => [own, [0, ...topic].filter((other) => other !== own)]),
    )
    expect(articles(rank(lists, { similarity: { 4: 0.25 } }))).toEqual([4])
  })

  it('across more than two weeks say nothing', () => {
    expect(articles(rank({ 7: [0] }, { times: { 7: 15 * day } }))).toEqual([])
    expect(articles(rank({ 7: [0] }, { times: { 7: 13 * day } }))).toEqual([7])
    expect(articles(rank({ 7: [0] }, { times: { 0: Number.NaN } }))).toEqual([7])
  })

  it('say less the longer they are', () => {
    const long = [0, 3, ...range(20, 200)]
    expect(articles(rank({ 7: long }))).toEqual([])
    expect(articles(rank({ 7: [0] }))).toEqual([7])
  })
})

describe('text', () => {
  it('counts from the threshold on, best first, equals by number', () => {
    const ranked = rank({}, { similarity: { 4: 0.3, 5: 0.29, 6: 0.7, 2: 0.3 } })
    expect(articles(ranked)).toEqual([6, 2, 4])
    expect(ranked[0]?.why).toEqual({ by: 'text', score: 0.7 })
  })

  it('and lists add up', () => {
    const ranked = rank({ 4: [0, 90, 91] }, { similarity: { 4: 0.25, 5: 0.45 } })
    expect(articles(ranked)).toEqual([4, 5])
  })

  it('is not needed: without it every link counts', () => {
    const ranked = rank({ 0: range(1, 9), 50: [0, ...range(100, 200)] }, { text: false })
    expect(articles(ranked)).toEqual(expect.arrayContaining([...range(1, 9), 50]))
  })
})

it('the same provider and the article itself are never in the story', () => {
  const lists = { 0: [1, 0, 2], 3: [0, 4], 5: [0] }
  const ranked = rank(lists, { similarity: { 6: 0.9, 7: 0.9, 0: 1 }, same: [0, 1, 3, 4, 6] })
  expect(articles(ranked)).toEqual([2, 7, 5])
})
