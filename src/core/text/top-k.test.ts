import { expect, it } from 'vitest'
import { TopK } from './top-k.ts'

it('keeps the best, of equals those with the lower keys, in whatever order they are offered', () => {
  const offers = [5, 1, 4, 2, 3].map((key) => [key, key === 4 ? 0.9 : 0.5] as const)
  for (const order of [offers, offers.toReversed()]) {
    const best = new TopK(3, 0.5)
    best.offer(9, 0.4)
    for (const [key, score] of order) best.offer(key, score)
    expect(best.list.map(({ key }) => key)).toEqual([4, 1, 2])
    expect(best.least).toBe(0.5)
  }
})

it('refuses a score that is not a number', () => {
  const best = new TopK(2, 0)
  best.offer(1, Number.NaN)
  expect(best.list).toEqual([])
})
