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

describe('a source is due', () => {
  it('immediately if it was never tried', () => expect(wait({ lastTry: null })).toBe(0))
  it('after its interval', () => expect(wait({})).toBe(HOUR))
  it('after at least 15 minutes, however short its interval', () => expect(wait({ every: 1 })).toBe(900))
  it('never if it has no interval', () => expect(dueAt(source({ every: null }), NOW)).toBeNull())
  it('later by up to a fifth, as drawn', () => expect(wait({ jitter: 1 })).toBe(1.2 * HOUR))
  it('twice as late after every failure', () => {
    expect([1, 2, 3].map((failures) => wait({ failures }))).toEqual([2 * HOUR, 4 * HOUR, 8 * HOUR])
  })
  it('once a day however often it failed', () => {
    expect(wait({ failures: 6 })).toBe(24 * HOUR)
    expect(wait({ failures: 1_000_000 })).toBe(24 * HOUR)
  })
  it('after its interval despite failures if that is longer than a day', () => {
    expect(wait({ every: 7 * 24 * HOUR, failures: 9 })).toBe(7 * 24 * HOUR)
  })
  it('before the end of a long interval after a failure, to resume an interrupted download', () => {
    expect([1, 2, 3].map((failures) => wait({ every: 24 * HOUR, failures }))).toEqual([
      2 * HOUR,
      4 * HOUR,
      8 * HOUR,
    ])
  })
  it('when the server asked for it, but within a week', () => {
    expect(wait({ notBefore: NOW + 5 * HOUR })).toBe(5 * HOUR)
    expect(wait({ notBefore: NOW + 400 * 24 * HOUR })).toBe(7 * 24 * HOUR)
  })
  it('immediately if the clock was turned back before the last try', () => {
    expect(wait({ lastTry: NOW + 10 * HOUR })).toBe(0)
  })
})

describe('a wake', () => {
  it('serves all sources that are due', () => {
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
  it('is repeated after 15 minutes while a due source has not been tried', () => {
    expect(nextWake([source({ lastTry: null })], NOW, NOW)).toBe(NOW + 900)
  })
  it('happens when the first source is due', () => {
    expect(nextWake([source({ every: 2 * HOUR }), source({ every: HOUR })], NOW, NOW)).toBe(NOW + HOUR)
  })
  it('never happens if no source is ever due', () =>
    expect(nextWake([source({ every: null })], NOW, NOW)).toBeNull())
})

it('the schedule never wakes twice in 15 minutes, and tries every source, over a month with any failures', () => {
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
