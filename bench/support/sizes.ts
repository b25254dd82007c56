/** How many articles: the sizes that the budgets name, up to what this run may take. */
export const SIZES = [1000, 100_000, 1_000_000] as const

/** `npm run bench -- --most N`. */
export const MOST = Number(process.env.BENCH_MOST ?? 1_000_000)

/** Those of `sizes` that this run may take; the largest is added when it lies between. */
export function sizesUpTo(sizes: readonly number[] = SIZES): number[] {
  const small = sizes.filter((size) => size <= MOST)
  return small.at(-1) === MOST || small.length === sizes.length ? small : [...small, MOST]
}
