import { describe, expect, it } from 'vitest'
import { conditionalHeaders, judge, NO_VALIDATORS, retryAfter } from './conditional.ts'

const NOW = Date.parse('2026-11-24T12:00:00Z') / 1000
const answer = (status: number, headers: Record<string, string> = {}) =>
  judge(status, new Headers(headers), NOW)

describe('a request', () => {
  it('asks with what the server gave last time', () => {
    expect(conditionalHeaders({ etag: 'W/"1"', lastModified: 'Tue' })).toEqual({
      'If-None-Match': 'W/"1"',
      'If-Modified-Since': 'Tue',
    })
    expect(conditionalHeaders(NO_VALIDATORS)).toEqual({})
  })
})

describe('an answer', () => {
  it('is fresh, with what to ask with next time', () => {
    expect(answer(200, { etag: '"2"', 'last-modified': 'Wed' })).toEqual({ etag: '"2"', lastModified: 'Wed' })
  })
  it('is unchanged', () => expect(answer(304)).toBeNull())
  it('does not echo a validator of a megabyte', () => {
    expect(answer(200, { etag: `"${'x'.repeat(1_000_000)}"` })).toEqual(NO_VALIDATORS)
  })
  it.each([
    [404, 'nothing at this address'],
    [410, 'taken it away'],
    [429, 'less often'],
    [503, 'a problem of its own (503)'],
    [204, 'unexpected answer (204)'],
    [206, 'unexpected answer (206)'],
    [418, 'unexpected answer (418)'],
  ])('of %i has failed and says why', (status, words) => {
    expect(() => answer(status)).toThrow(words)
  })
  it('says when to come back', () => {
    const at = (notBefore: number) => expect.objectContaining({ notBefore })
    expect(() => answer(429, { 'retry-after': '120' })).toThrow(at(NOW + 120))
    expect(() => answer(503, { 'retry-after': 'Tue, 24 Nov 2026 13:00:00 GMT' })).toThrow(at(NOW + 3600))
  })
  it.each(['soon', '-5', '', 'Tue, 24 Nov 2020 13:00:00 GMT'])('ignores Retry-After %j', (value) => {
    expect(retryAfter(value, NOW)).toBeNull()
  })
})
