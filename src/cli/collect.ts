/** Shared by `build` and `check`: finds the input, reads the records, passes them to the builder, and counts. */
import type { Command } from 'commander'
import type { ArticleRecord, Card, ReadRecord } from '../core/article/types.ts'
import { type CardOptions, findCard } from './card-input.ts'
import { CliError, EXIT } from './exit.ts'
import { findInput, type InputFile } from './input-files.ts'
import type { InputProblem } from './problem-lines.ts'
import { startProgress } from './progress.ts'
import { readInput } from './read-input.ts'

export type CollectOptions = CardOptions & {
  readonly publishedOnly?: true
  readonly strict?: true
  readonly json?: true
}

export type OpenInput = {
  readonly files: readonly InputFile[]
  readonly card: Card
  /** Problems of the card. */
  readonly problems: readonly InputProblem[]
}

export type Counts = {
  files: number
  /** Records read, those left out included. */
  records: number
  /** Records that say `published: false`, whether kept or left out. */
  unpublished: number
  /** Records left out, by reason: the code of an error, "removed", "unpublished". */
  leftOut: Record<string, number>
  errors: number
  warnings: number
}

export type Collected = {
  readonly card: Card
  readonly counts: Counts
  /** The first 10,000. `counts` counts all of them. */
  readonly problems: readonly InputProblem[]
}

const MAX_PROBLEMS = 10_000

const UNPUBLISHED = 'unpublished'
/** Reasons that somebody chose are not errors. */
const INTENDED = new Set(['removed', UNPUBLISHED])

/** Whether a record was left out because of an error. */
export const hasLosses = ({ leftOut }: Counts): boolean =>
  Object.keys(leftOut).some((why) => !INTENDED.has(why))

/** Why no file is written, or null if one is. */
export function whyNothing({ counts, problems }: Collected, { strict }: CollectOptions): string | null {
  if (strict && problems.length > 0) return '--strict, and there are problems'
  const left = Object.values(counts.leftOut).reduce((sum, count) => sum + count, 0)
  return counts.records === left ? 'no record is left to build an index from' : null
}

/** The options that `build` and `check` share. */
export const withCollectOptions = (command: Command): Command =>
  command
    .argument('[INPUT...]', 'folders, globs or files: Markdown records, .json, .ndjson')
    .option('--name <text>', 'name of the index; otherwise from second-source.yml beside the records')
    .option('--maker <text>', 'who makes it')
    .option('--home <url>', 'its home page')
    .option('--quality-means <text>', 'what the score means, in one sentence')
    .option('--quality-digits <n>', 'decimals a score is shown with, 0 to 3')
    .option('--licence <text>', 'on what terms the index may be used')
    .option('--published-only', 'leave out records that say published: false')
    .option('--strict', 'any problem: exit with 1, write nothing')
    .option('--json', 'print the summary and all problems as JSON')

/** The input: files and card. */
export async function openInput(given: readonly string[], options: CollectOptions): Promise<OpenInput> {
  if (given.length === 0)
    throw new CliError(EXIT.usage, 'name the folders, globs or files that hold the records')
  const { files, folders } = await findInput(given)
  return { files, ...findCard(folders, options) }
}

/** Reads all records. `add` gets each one that is kept; `label` names it in messages. */
export async function collect(
  input: OpenInput,
  options: CollectOptions,
  add: (record: ArticleRecord, label: string) => void,
): Promise<Collected> {
  const tally = new Tally(input)
  for await (const read of readWithProgress(input.files)) {
    const reason = whyLeftOut(read, options.publishedOnly ?? false)
    if (reason === null && read.record) add(read.record, `${read.file}${read.item}`)
    tally.count(read, reason)
    // A draft may be incomplete.
    if (reason !== UNPUBLISHED && read.problems.length > 0)
      tally.note(read.problems.map((problem) => ({ ...problem, file: read.file })))
  }
  return { card: input.card, counts: tally.counts, problems: tally.problems }
}

/** Counts records while they are read. */
class Tally {
  readonly counts: Counts
  readonly problems: InputProblem[] = []

  constructor({ files, problems }: OpenInput) {
    this.counts = { files: files.length, records: 0, unpublished: 0, leftOut: {}, errors: 0, warnings: 0 }
    this.note(problems)
  }

  count({ published }: ReadRecord, reason: string | null): void {
    this.counts.records++
    if (!published) this.counts.unpublished++
    if (reason !== null) this.counts.leftOut[reason] = (this.counts.leftOut[reason] ?? 0) + 1
  }

  note(found: readonly InputProblem[]): void {
    for (const problem of found) {
      if (problem.severity === 'error') this.counts.errors++
      else this.counts.warnings++
      if (this.problems.length < MAX_PROBLEMS) this.problems.push(problem)
    }
  }
}

async function* readWithProgress(files: readonly InputFile[]) {
  const progress = startProgress(files.length, 'files')
  try {
    yield* readInput(files, () => progress.step())
  } finally {
    progress.stop()
  }
}

function whyLeftOut({ record, published, problems }: ReadRecord, publishedOnly: boolean): string | null {
  if (publishedOnly && !published) return UNPUBLISHED
  if (record === null) return problems.find(({ severity }) => severity === 'error')?.code ?? 'removed'
  return null
}
