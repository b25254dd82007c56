/** A seeded random number generator: the same numbers on every machine and engine. */

/** Knuth's multiplicative constant: adjacent seeds give unrelated sequences. */
const SPREAD = 0x9e3779b1

/** Mulberry32: 32 bits of state are enough for generated articles. */
export class Random {
  #state: number

  constructor(...seeds: readonly number[]) {
    this.#state = seeds.reduce((state, seed) => Math.imul(state ^ seed, SPREAD) ^ (state >>> 15), 1)
  }

  /** From 0 (included) to 1 (excluded). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** An integer from `from` to `to`, both included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    const chosen = list[Math.floor(this.next() * list.length)]
    if (chosen === undefined) throw new RangeError('nothing to pick from')
    return chosen
  }

  /** One value of the `[value, weight]` pairs, drawn by weight. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T {
    let left = this.next() * choices.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of choices) {
      left -= weight
      if (left < 0) return value
    }
    throw new RangeError('weights above zero')
  }

  /** Approximately normal (Irwin-Hall of 6), mean 0, deviation 1. */
  normal(): number {
    let sum = 0
    for (let i = 0; i < 6; i++) sum += this.next()
    return (sum - 3) * Math.SQRT2
  }

  /** An exponential waiting time with this mean. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next())
  }

  /**
   * A rank from 0 to `ranks` - 1, Zipf-Mandelbrot: P(rank) is about (rank + 1 + shift) ** -exponent; exponent is not 1.
   * Inverts the continuous distribution instead of the discrete one, to avoid a table of a million weights.
   */
  zipf(ranks: number, exponent: number, shift: number): number {
    const power = 1 - exponent
    const low = (1 + shift) ** power
    const high = (ranks + 1 + shift) ** power
    return Math.min(ranks - 1, Math.floor((low + this.next() * (high - low)) ** (1 / power) - 1 - shift))
  }
}
