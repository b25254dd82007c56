import { describe, expect, it } from 'vitest'
import { ln } from './ln.ts'

describe('the logarithm of the index', () => {
  it('agrees with the true one to a few units in the last place', () => {
    for (const x of [1e-9, 0.1, 0.74, 0.75, 1, 1.2, 1.5, 2, Math.E, 10, 12_345, 1e6, 16_777_216, 1e15])
      expect(Math.abs(ln(x) - Math.log(x))).toBeLessThanOrEqual(
        4e-16 * Math.max(1, Math.abs(Math.log(x))) * 4,
      )
  })

  it('has these very bits, in whatever engine this runs', () => {
    const bits = (x: number): string => {
      const view = new DataView(new ArrayBuffer(8))
      view.setFloat64(0, x)
      return view.getBigUint64(0).toString(16)
    }
    expect([1, 3, 10, 1001].map((x) => bits(ln(x)))).toEqual([
      '0',
      '3ff193ea7aad030a',
      '40026bb1bbb55515',
      '401ba2909ce4f864',
    ])
  })
})
