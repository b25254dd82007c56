/** The order of a story's hours. */
import { expect, it } from 'vitest'
import { bareRow } from '../../core/index/fixtures/bare-row.ts'
import { timelineLayout } from './timeline.ts'

const row = (name: string, publishedDateTime: string | null) =>
  bareRow(`https://${name}.example/an-article`, { title: name, publishedDateTime })
const dayOf = (time: number) => new Date(time * 1000).toISOString().slice(0, 10)

/** A timeline in short: days, gaps and titles as they follow one another. */
const itemsOf = (page: ReturnType<typeof row>, others: readonly ReturnType<typeof row>[]) =>
  timelineLayout(page, others, dayOf).items.map((item) => {
    if (item.kind === 'day') return dayOf(item.time)
    return item.kind === 'gap' ? `${item.span.count} ${item.span.unit}` : item.row.title
  })

const page = row('page', '2020-11-13T08:59:00Z')

it('the articles are sorted by time', () => {
  const others = [row('late', '2020-11-13T17:59:00Z'), row('early', '2020-11-13T08:49:00Z')]
  expect(itemsOf(page, others)).toEqual(['2020-11-13', 'early', '10 minutes', 'page', '9 hours', 'late'])
})

it('every day with an article has a heading, after the gap', () => {
  expect(itemsOf(page, [row('next', '2020-11-15T09:00:00Z')])).toEqual([
    '2020-11-13',
    'page',
    '2 days',
    '2020-11-15',
    'next',
  ])
})

it('there is no gap between articles of the same minute', () => {
  expect(itemsOf(page, [row('same', '2020-11-13T08:59:20Z')])).toEqual(['2020-11-13', 'page', 'same'])
})

it('a longer gap is higher, but less than in proportion', () => {
  const gapAfter = (iso: string) =>
    timelineLayout(page, [row('other', iso)], dayOf).items.flatMap((item) =>
      item.kind === 'gap' ? item.height : [],
    )
  expect(gapAfter('2020-11-13T09:09:00Z')).toEqual([1.41])
  expect(gapAfter('2020-12-13T08:59:00Z')).toEqual([3.18])
})

it('the page, the first and the last article are marked', () => {
  const marks = timelineLayout(page, [row('late', '2020-11-13T17:59:00Z')], dayOf).items.flatMap((item) =>
    item.kind === 'article' ? [[item.row.title, item.here, item.first, item.last]] : [],
  )
  expect(marks).toEqual([
    ['page', true, true, false],
    ['late', false, false, true],
  ])
})

it('articles without a readable date are listed separately, including the page', () => {
  const undated = row('page', null)
  const shape = timelineLayout(undated, [row('odd', 'soon'), row('dated', '2020-11-13T00:00:00Z')], dayOf)
  expect(shape.undated.map(({ title }) => title)).toEqual(['page', 'odd'])
})
