import { expect, it } from 'vitest'
import { feedInterval } from './feed-interval.ts'

it.each([
  [null, null, 3_600],
  [300, 'max-age=60', 3_600],
  [7_200, null, 7_200],
  [7_200, 'public, max-age=10800', 10_800],
  [null, 's-maxage=50000', 3_600],
  [31_536_000, 'max-age=999999999', 86_400],
])('a feed that states %j and is cached by %j is asked every %i seconds', (stated, header, seconds) => {
  expect(feedInterval(stated, header)).toBe(seconds)
})
