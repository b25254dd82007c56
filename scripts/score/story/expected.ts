/** What the related coverage has to reach on the sets: a run that misses a figure fails. */

type Bound = { readonly figure: string; readonly least?: number; readonly most?: number }

export const expected: readonly Bound[] = [
  { figure: 'A_corona nDCG@10', least: 0.83 },
  { figure: 'B_allsides_dated nDCG@10', least: 0.955 },
  { figure: 'B_allsides_undated nDCG@10', least: 0.8 },
  { figure: 'B_uci nDCG@10', least: 0.85 },
  { figure: 'judged pairs shown precision', least: 0.92 },
  { figure: 'judged pairs shown recall', least: 0.75 },
  { figure: 'B_allsides_dated shown precision', least: 0.9 },
  { figure: 'B_allsides_dated shown recall', least: 0.66 },
  { figure: 'B_allsides_dated falseShow', most: 0.08 },
  { figure: 'B_uci shown recall', least: 0.7 },
  { figure: 'B_uci falseShow', most: 0.3 },
  { figure: 'copies F1', least: 0.98 },
]

/** Says of each bound what was measured; `missed` counts those that do not hold. */
export function compare(figures: ReadonlyMap<string, number>): { lines: string[]; missed: number } {
  let missed = 0
  const lines = expected.map(({ figure, least, most }) => {
    const value = figures.get(figure) ?? Number.NaN
    const holds = least !== undefined ? value >= least : value <= (most ?? Number.NaN)
    if (!holds) missed++
    const bound = least !== undefined ? `>= ${least}` : `<= ${most}`
    return `${holds ? 'ok  ' : 'MISS'} ${figure} ${value.toFixed(3)} (${bound})`
  })
  return { lines, missed }
}
