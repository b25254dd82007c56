import { describe, expect, it } from 'vitest'
import { COUNT, WEIGHT } from './byte-scale.ts'

describe.each([
  ['a weight', WEIGHT, 0.02, 36, 0.015],
  ['a count', COUNT, 1, 300_000_000, 0.04],
])('%s in a byte', (_, scale, least, most, error) => {
  it('comes back with a small relative error', () => {
    for (let value = least; value < most; value *= 1.003)
      expect(Math.abs(scale.unpack(scale.pack(value)) / value - 1)).toBeLessThan(error)
  })

  it('keeps every byte', () => {
    for (let byte = 0; byte < 256; byte++) expect(scale.pack(scale.unpack(byte))).toBe(byte)
  })

  it('is 0 for none, and the first or last byte for what lies beyond the scale', () => {
    const values = [0, -1, Number.NaN, least / 1e7, 1e12, Number.POSITIVE_INFINITY]
    expect(values.map(scale.pack)).toEqual([0, 0, 0, 1, 255, 255])
  })
})
