/** Norms and weights in a byte, in steps of 3 %: 0 is none, 1 is 0.02, 255 is 36. */

const least = 0.02
const step = 1.03
/** By repeated multiplication: `**` may differ between engines in its last bit. */
const values = new Float64Array(256)
for (let byte = 1; byte < values.length; byte++)
  values[byte] = byte === 1 ? least : (values[byte - 1] ?? 0) * step

/** The byte whose value is nearest; what is too small or too large takes the first or last one that is not 0. */
export function packWeight(value: number): number {
  if (!(value > 0)) return 0
  let [low, high] = [1, 255]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (((values[middle] ?? 0) + (values[middle + 1] ?? 0)) / 2 <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** `byte` from 0 to 255. */
export const unpackWeight = (byte: number): number => values[byte] ?? 0
