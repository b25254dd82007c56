/** The natural logarithm, bit for bit the same in every engine: `Math.log` may differ in the last bit, and files must not. */

/**
 * ln x for finite x > 0, within 2 units in the last place: x = m * 2^e with m in [0.75, 1.5), then the series of the area hyperbolic
 * tangent, ln m = 2 (s + s^3/3 + s^5/5 ..), s = (m - 1) / (m + 1), |s| <= 0.2. Only the four IEEE operations, which are exact
 * everywhere.
 */
export function ln(x: number): number {
  let m = x
  let e = 0
  while (m >= 1.5) {
    m /= 2
    e++
  }
  while (m < 0.75) {
    m *= 2
    e--
  }
  const s = (m - 1) / (m + 1)
  const square = s * s
  let sum = 0
  for (let n = 23; n >= 1; n -= 2) sum = sum * square + 1 / n
  return e * Math.LN2 + 2 * s * sum
}
