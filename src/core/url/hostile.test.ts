import { expect, it } from 'vitest'
import { cleanLink } from './clean.ts'
import { keys } from './keys.ts'
import { providerIdentity } from './provider.ts'
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
  '/amp - -a -1234567 a. .html 1 A Aa- %41 amp- -amp /platform/amp amp/ 0123456789abcdef a_ /.. /wcm/ &a=1 ? &= /2020 ;jsessionid= @ : % /watch/-1234567 Z9 é'.split(
    ' ',
  )

it.each(starts)(
  'answers long hostile addresses at %s',
  (start) => {
    for (const unit of units) {
      const url = `${start}${unit.repeat(8000)}`.slice(0, 4000)
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
