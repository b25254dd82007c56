/** The numbers of articles that the budgets name, up to the limit of this run. */
export const SIZES = [1000, 100_000, 1_000_000] as const

/** `npm run bench -- --most N`. */
export const MOST = Number(process.env.BENCH_MOST ?? 1_000_000)

/** The sizes up to the limit, and the limit itself if it lies between two sizes. */
export function sizesUpTo(sizes: readonly number[] = SIZES): number[] {
  const small = sizes.filter((size) => size <= MOST)
  return small.at(-1) === MOST || small.length === sizes.length ? small : [...small, MOST]
}
