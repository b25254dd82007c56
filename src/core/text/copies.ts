/** Copies: the same text at two outlets, found by runs of words that their headlines and excerpts share. */
import { type SplitText, splitText } from './terms-of.ts'

/** Hashed words of a headline and an excerpt, in order. */
export type CopyPrint = { readonly title: Uint32Array; readonly excerpt: Uint32Array }

const TITLE_RUN = 2
const EXCERPT_RUN = 3
const LEAST_TITLE_WORDS = 5
const LEAST_EXCERPT_RUNS = 4
/** Below this similarity of the headlines a shared excerpt counts half: it may be a template. */
const DIFFERENT_TITLES = 0.25

/** Uses all words that a text is split into (terms-of.ts), stop words included, by their whole stems. */
export const printOf = ({ title, excerpt }: SplitText): CopyPrint => ({
  title: title.hashes,
  excerpt: excerpt.hashes,
})

export function copyPrint(title: string, excerpt: string, outlets: readonly string[]): CopyPrint {
  return printOf(splitText(title, excerpt, outlets))
}

/** Evidence that two articles are one text, 0 to 1; from `COPY_THRESHOLD` on they count as copies. */
export function printScore(a: CopyPrint, b: CopyPrint): number {
  return runScore(runsOf(a), runsOf(b))
}

/** Runs of words of a print, one hash each. Computed once for an article that is compared often. */
export type CopyRuns = {
  readonly words: number
  readonly title: ReadonlySet<number>
  readonly titlePairs: ReadonlySet<number>
  readonly excerpt: ReadonlySet<number>
}

export const runsOf = ({ title, excerpt }: CopyPrint): CopyRuns => ({
  words: title.length,
  title: runs(title, 1),
  titlePairs: runs(title, TITLE_RUN),
  excerpt: runs(excerpt, EXCERPT_RUN),
})

export function runScore(a: CopyRuns, b: CopyRuns): number {
  const titles = overlap(a.title, b.title)
  const excerpts = overlap(a.excerpt, b.excerpt)
  const byExcerpt =
    excerpts.least < LEAST_EXCERPT_RUNS
      ? 0
      : excerpts.containment * (titles.jaccard < DIFFERENT_TITLES ? 0.5 : 1)
  if (Math.min(a.words, b.words) < LEAST_TITLE_WORDS) return byExcerpt
  const pairs = overlap(a.titlePairs, b.titlePairs)
  return Math.max(byExcerpt, (pairs.containment + pairs.jaccard) / 2)
}

function runs(print: Uint32Array, size: number): Set<number> {
  const out = new Set<number>()
  for (let i = 0; i + size <= print.length; i++) {
    let hash = 0
    for (let j = 0; j < size; j++) hash = (Math.imul(hash, 0x9e3779b1) ^ (print[i + j] ?? 0)) >>> 0
    out.add(hash)
  }
  return out
}

function overlap(a: ReadonlySet<number>, b: ReadonlySet<number>) {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let both = 0
  for (const hash of small) if (large.has(hash)) both++
  const all = a.size + b.size - both
  const least = small.size
  return { least, containment: least > 0 ? both / least : 0, jaccard: all > 0 ? both / all : 0 }
}
