import { describe, expect, it } from 'vitest'
import { packWeight, unpackWeight } from './weight-byte.ts'

describe('a weight in a byte', () => {
  it('comes back within 1.5 % between 0.02 and 36', () => {
    for (let value = 0.02; value < 36; value *= 1.003)
      expect(Math.abs(unpackWeight(packWeight(value)) / value - 1)).toBeLessThan(0.015)
  })
  it('keeps every byte', () => {
    for (let byte = 0; byte < 256; byte++) expect(packWeight(unpackWeight(byte))).toBe(byte)
  })
  it('takes none for none and the bounds for what lies beyond', () => {
    expect([0, -1, Number.NaN, 1e-9, 1e9, Number.POSITIVE_INFINITY].map(packWeight)).toEqual([
      0, 0, 0, 1, 255, 255,
    ])
  })
})
