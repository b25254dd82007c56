/** What the related coverage has to reach on the sets: a run that misses a figure fails. */

type Bound = { readonly figure: string; readonly least?: number; readonly most?: number }

export const expected: readonly Bound[] = [
  { figure: 'A_corona nDCG@10', least: 0.83 },
  { figure: 'B_allsides_dated nDCG@10', least: 0.956 },
  { figure: 'B_allsides_undated nDCG@10', least: 0.815 },
  { figure: 'B_uci nDCG@10', least: 0.895 },
  { figure: 'judged pairs shown precision', least: 0.93 },
  { figure: 'judged pairs shown recall', least: 0.75 },
  { figure: 'B_allsides_dated shown precision', least: 0.899 },
  { figure: 'B_allsides_dated shown recall', least: 0.73 },
  { figure: 'B_allsides_dated falseShow', most: 0.05 },
  { figure: 'B_uci shown precision', least: 0.93 },
  { figure: 'B_uci shown recall', least: 0.82 },
  { figure: 'B_uci falseShow', most: 0.19 },
  { figure: 'languages hit@10', least: 0.76 },
  { figure: 'languages nDCG@10', least: 0.665 },
  { figure: 'languages shown precision', least: 0.95 },
  { figure: 'languages shown recall', least: 0.47 },
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
