import { expect, it } from 'vitest'
import { cleanLink } from './clean.ts'
import { keys } from './keys.ts'
import { providerIdentity } from './provider.ts'
import { MAX_LENGTH } from './spelling.ts'
import { candidates, matchReason } from './trust.ts'

// A pattern that backtracks needs minutes for one of these (one did); the runner's own limit then fails the test.
const starts = [
  'https://example.com/',
  'https://www.cnet.com/tech/',
  'https://a.com/?a',
  'https://www.google.com/amp/s/',
  'https://',
]
const units =
  '/amp - -a -1234567 a. .html 1 A Aa- %41 amp- -amp /platform/amp amp/ 0123456789abcdef a_ /.. /wcm/ &a=1 ? &= /2020 ;jsessionid= @ : % /watch/-1234567 Z9 é ~amp !amp .do amp-. amp2. /1234567 -12345 x-1234567/ tx_a[b]=1& %2f %'.split(
    ' ',
  )

it.each(starts)(
  'answers long hostile addresses at %s',
  (start) => {
    for (const unit of units) {
      const url = `${start}${unit.repeat(8000)}`.slice(0, MAX_LENGTH)
      const match = { by: 'path', via: 'url' } as const
      const answers = [
        keys(url),
        cleanLink(url),
        providerIdentity(url),
        candidates({ url, canonical: url }),
        matchReason(url, match),
      ]
      expect(answers).not.toContain(undefined)
    }
  },
  60_000,
)

it.each(units)('refuses a megabyte of %j', (unit) => {
  const url = `https://example.com/${unit.repeat(1_000_000 / unit.length)}`
  expect([keys(url), candidates({ url })]).toEqual([[], []])
  expect(cleanLink(url)).toBe(url)
})

/** The shortest of several runs, so that a busy machine counts for little. */
function milliseconds(url: string): number {
  const runs = Array.from({ length: 15 }, () => {
    const start = performance.now()
    keys(url)
    return performance.now() - start
  })
  return Math.min(...runs)
}

// Eight times the length takes about eight times as long, and 64 times or more if a step is quadratic.
it.each(starts)('takes time in proportion to the length at %s', (start) => {
  for (const unit of units) {
    const text = `${start}${unit.repeat(MAX_LENGTH)}`
    const isSlow = () => milliseconds(text.slice(0, 8192)) > 0.5 + 60 * milliseconds(text.slice(0, 1024))
    const attempts = Array.from({ length: 5 }, (_, attempt) => attempt)
    expect([unit, attempts.every(isSlow)]).toEqual([unit, false])
  }
})
