/** Numbers stored in one byte on a logarithmic scale: the error is at most half a step, whatever the size. */

export type ByteScale = {
  /** The byte with the nearest value; too small and too large values take the first or last byte that is not 0. */
  readonly pack: (value: number) => number
  /** `byte` from 0 to 255; 0 stands for none. */
  readonly unpack: (byte: number) => number
}

/** Byte 1 is `least`, each further byte `step` times more. Built by repeated multiplication: `**` differs between engines. */
function byteScale(least: number, step: number): ByteScale {
  const values = new Float64Array(256)
  for (let byte = 1; byte < values.length; byte++)
    values[byte] = byte === 1 ? least : (values[byte - 1] ?? 0) * step
  const pack = (value: number): number => {
    if (!(value > 0)) return 0
    let [low, high] = [1, 255]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (((values[middle] ?? 0) + (values[middle + 1] ?? 0)) / 2 <= value) low = middle + 1
      else high = middle
    }
    return low
  }
  return { pack, unpack: (byte) => values[byte] ?? 0 }
}

/** Norms, summed rarities and similarities: 0.02 to 36. */
export const WEIGHT = byteScale(0.02, 1.03)

/** Counts of grams: 1 to 300 million. */
export const COUNT = byteScale(1, 1.08)
