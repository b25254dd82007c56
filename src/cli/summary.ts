/** The summary of `build` and `check`: problems line by line, then counts. */
import type { BuildReport } from '../core/index/builder.ts'
import type { Collected } from './collect.ts'
import { counted, print } from './output.ts'
import { plain, writeProblems } from './problem-lines.ts'

type SummaryOptions = {
  readonly json?: true
  readonly verb: 'build' | 'check'
  /** The file that was written, or null. */
  readonly file: string | null
  /** Why nothing was written, or null if it was or was not meant to be. */
  readonly stop: string | null
}

/** `report` is null if nothing was built. */
export async function summarise(
  { card, counts, problems }: Collected,
  report: BuildReport | null,
  { json, verb, file, stop }: SummaryOptions,
): Promise<void> {
  if (json) {
    await print(`${JSON.stringify({ verb, file, card, ...counts, ...report, problems })}\n`)
    return
  }
  writeProblems(problems)
  say([
    ...countLines({ card, counts }),
    ...(report ? reportLines(report, verb, file) : []),
    ...(stop === null ? [] : [`nothing written: ${stop}`]),
  ])
}

/** Lines on standard error. */
export const say = (lines: readonly string[]): boolean =>
  process.stderr.write(lines.map((line) => `${plain(line)}\n`).join(''))

/** What was read, and what was kept. */
export function countLines({ card, counts }: Pick<Collected, 'card' | 'counts'>): string[] {
  const reasons = Object.entries(counts.leftOut)
  const left = reasons.reduce((sum, [, count]) => sum + count, 0)
  const why = reasons.map(([reason, count]) => `${count} ${reason}`).join(', ')
  return [
    `${card.name}: ${counted(counts.files, 'file')}, ${counted(counts.records, 'record')}, ${counts.unpublished} unpublished`,
    `left out: ${left}${why === '' ? '' : ` (${why})`}; ${counted(counts.errors, 'error')}, ${counted(counts.warnings, 'warning')}`,
  ]
}

function reportLines(report: BuildReport, verb: SummaryOptions['verb'], file: string | null): string[] {
  const merged = verb === 'check' ? report.merged : report.merged.slice(0, 5)
  const notShown = report.merged.length - merged.length
  // `check` compares no texts, so it does not know which articles will have a story.
  const stories = verb === 'check' ? '' : `, ${report.withStory} with a story`
  return [
    `${counted(report.articles, 'article')} of ${counted(report.providers, 'outlet')}${stories}`,
    `${counted(report.merged.length, 'page')} merged, ${counted(report.ambiguousAliases, 'ambiguous AMP key')} dropped`,
    ...merged.map(({ labels, urls }) => `  one page: ${labels[0]} and ${labels[1]} (${urls[0]}, ${urls[1]})`),
    ...(notShown > 0 ? [`  and ${notShown} more; "second-source check" names them all`] : []),
    ...(file === null ? [] : [`wrote ${file}: ${report.bytes} bytes, hash ${report.hash}`]),
  ]
}
