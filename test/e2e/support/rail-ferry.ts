/** Pages of an invented publisher, and the parts of its index. */
import { readFileSync } from 'node:fs'
import { LARGE_INDEX } from './packages.ts'
import { CDN, makePart, pageOf, partOf, story, type TestPart } from './publisher.ts'

const [ferry, rail, tram] = [
  'ferry-strike-ends-after-nine-days',
  'night-trains-return-to-the-coast',
  'tram-line-opens-a-year-early',
] as const
export const FERRY = pageOf('gazette', ferry)
export const RAIL = pageOf('gazette', rail)
export const TRAM = pageOf('gazette', tram)
/** In no part. */
export const UNKNOWN = pageOf('gazette', 'nobody-else-has-written-about-this')

/**
 * Each part has one page with one other outlet. `ferryToo` has the page of `ferry` with another score, `many` has 80 articles,
 * and `large` takes several commits and is on another host.
 */
export type Parts = Readonly<Record<'ferry' | 'ferryToo' | 'rail' | 'tram' | 'many' | 'large', TestPart>>

export async function makeParts(): Promise<Parts> {
  const stories = Array.from({ length: 40 }, (_, n) => story(`outlet${n}`, `timetable-number-${n}-is-out`))
  return {
    ferry: await makePart('ferry', [story('gazette', ferry)]),
    ferryToo: await makePart('ferryToo', [story('gazette', ferry, 70)]),
    rail: await makePart('rail', [story('gazette', rail)]),
    tram: await makePart('tram', [story('gazette', tram)]),
    many: await makePart('many', stories),
    large: await partOf('large', readFileSync(LARGE_INDEX), CDN),
  }
}
