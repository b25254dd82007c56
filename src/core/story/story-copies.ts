/** Finds, in a story, which articles repeat the text of an earlier one. */
import { type CopyPrint, runScore, runsOf } from '../text/copies.ts'
import { COPY_THRESHOLD } from '../text/thresholds.ts'

/** `copyOf` is the earliest article whose text this one repeats, null if there is none; `copyScore` is the evidence, 0 to 1. */
export type Copy = { readonly copyOf: number | null; readonly copyScore: number }

export type CopyRules = {
  readonly print: (article: number) => CopyPrint
  /** Whether article a came before b: dated before undated, then the lower number. */
  readonly earlier: (a: number, b: number) => boolean
}

const NO_COPY: Copy = { copyOf: null, copyScore: 0 }

/** For each of `rows`: its original among the page's own article and the other rows, by time. The page itself may be later. */
export function findCopies(page: number, rows: readonly number[], rules: CopyRules): Copy[] {
  const { earlier, print } = rules
  const byTime = [page, ...rows].sort((a, b) => (earlier(a, b) ? -1 : 1))
  const runs = new Map(byTime.map((member) => [member, runsOf(print(member))]))
  return rows.map((row) => {
    const mine = runs.get(row)
    for (const member of byTime) {
      const theirs = runs.get(member)
      if (member === row || !mine || !theirs || (member !== page && !earlier(member, row))) continue
      const score = runScore(mine, theirs)
      if (score >= COPY_THRESHOLD) return { copyOf: member, copyScore: score }
    }
    return NO_COPY
  })
}
