import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Attempts, dueAt, dueNow, FLOOR_SECONDS, nextWake } from './schedule.ts'

const HOUR = 3600
const NOW = 1_800_000_000
const source = (over: Partial<Attempts> = {}): Attempts => ({
  id: 'a',
  every: HOUR,
  lastTry: NOW,
  failures: 0,
  jitter: 0,
  notBefore: null,
  ...over,
})
const wait = (over: Partial<Attempts>) => (dueAt(source(over), NOW) ?? Number.NaN) - NOW

describe('when a source is due', () => {
  it('is at once when it was never tried', () => expect(wait({ lastTry: null })).toBe(0))
  it('is after its interval', () => expect(wait({})).toBe(HOUR))
  it('is never sooner than 15 minutes, whatever it wants', () => expect(wait({ every: 1 })).toBe(900))
  it('is never, for what has nothing to refresh', () =>
    expect(dueAt(source({ every: null }), NOW)).toBeNull())
  it('is later by up to a fifth, as drawn', () => expect(wait({ jitter: 1 })).toBe(1.2 * HOUR))
  it('is twice as late with every failure', () => {
    expect([1, 2, 3].map((failures) => wait({ failures }))).toEqual([2 * HOUR, 4 * HOUR, 8 * HOUR])
  })
  it('is once a day however often it failed', () => {
    expect(wait({ failures: 6 })).toBe(24 * HOUR)
    expect(wait({ failures: 1_000_000 })).toBe(24 * HOUR)
  })
  it('is its own interval when that is longer than a day', () => {
    expect(wait({ every: 7 * 24 * HOUR, failures: 9 })).toBe(7 * 24 * HOUR)
  })
  it('is sooner than its interval after a failure, when that is long: a download that broke off goes on', () => {
    expect([1, 2, 3].map((failures) => wait({ every: 24 * HOUR, failures }))).toEqual([
      2 * HOUR,
      4 * HOUR,
      8 * HOUR,
    ])
  })
  it('is when the server asked for it, up to a week', () => {
    expect(wait({ notBefore: NOW + 5 * HOUR })).toBe(5 * HOUR)
    expect(wait({ notBefore: NOW + 400 * 24 * HOUR })).toBe(7 * 24 * HOUR)
  })
  it('is at once when the clock was turned back behind the last try', () => {
    expect(wait({ lastTry: NOW + 10 * HOUR })).toBe(0)
  })
})

describe('a wake', () => {
  it('serves all that are due together', () => {
    const all = [
      source({ id: 'a', lastTry: NOW - 2 * HOUR }),
      source({ id: 'b', lastTry: null }),
      source({ id: 'c' }),
    ]
    expect(dueNow(all, NOW, null)).toEqual(['a', 'b'])
  })
  it('does nothing within 15 minutes of the last one', () => {
    expect(dueNow([source({ lastTry: null })], NOW, NOW - 899)).toEqual([])
    expect(dueNow([source({ lastTry: null })], NOW, NOW - 900)).toEqual(['a'])
  })
  it('comes again in 15 minutes while something due is not known to be done', () => {
    expect(nextWake([source({ lastTry: null })], NOW, NOW)).toBe(NOW + 900)
  })
  it('comes when the first source is due', () => {
    expect(nextWake([source({ every: 2 * HOUR }), source({ every: HOUR })], NOW, NOW)).toBe(NOW + HOUR)
  })
  it('comes never when nothing is ever due', () =>
    expect(nextWake([source({ every: null })], NOW, NOW)).toBeNull())
})

it('never wakes twice in 15 minutes, and starves no source, through a month of any clock', () => {
  const anySource = fc.record({
    every: fc.integer({ min: 1, max: 100_000 }),
    fails: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(anySource, { minLength: 1, maxLength: 8 }), fc.integer(), (kinds, seed) => {
      const { wakes, tried } = simulate(kinds, seed)
      for (const [i, at] of wakes.entries())
        if (i > 0) expect(at - (wakes[i - 1] ?? 0)).toBeGreaterThanOrEqual(FLOOR_SECONDS)
      expect(tried.size).toBe(kinds.length)
    }),
    { numRuns: 50 },
  )
})

/** Runs the schedule as the background does, for a month of seconds. */
function simulate(kinds: readonly { every: number; fails: number }[], seed: number) {
  let state = seed >>> 0
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  let sources = kinds.map(({ every }, i) => source({ id: String(i), every, lastTry: null }))
  const wakes: number[] = []
  const tried = new Set<string>()
  let now = NOW
  let lastWake: number | null = null
  while (now < NOW + 30 * 24 * HOUR) {
    const due = dueNow(sources, now, lastWake)
    if (due.length > 0) {
      wakes.push(now)
      lastWake = now
    }
    sources = sources.map((each, i) => {
      if (!due.includes(each.id)) return each
      tried.add(each.id)
      const failed = random() < (kinds[i]?.fails ?? 0)
      return { ...each, lastTry: now, failures: failed ? each.failures + 1 : 0, jitter: random() }
    })
    now = Math.max(now + 1, nextWake(sources, now, lastWake) ?? Number.POSITIVE_INFINITY)
  }
  return { wakes, tried }
}
