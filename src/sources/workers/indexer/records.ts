/** The indexer's records job: indexes the records in files that the reader chose. */
import { bareCard, CARD_FILE, readCard } from '../../../core/article/card.ts'
import { readRecords, recordKind } from '../../../core/article/read.ts'
import { decodeRecords } from '../../../core/article/record-files.ts'
import type { ArticleRecord, Card, FileProblem } from '../../../core/article/types.ts'
import { buildFile } from './build-file.ts'
import type { OnProgress, RecordsAnswer, RecordsJob } from './jobs.ts'
import type { PickedFile } from './picked-files.ts'

/** The new index's file name until it is installed. */
const NEW_INDEX = 'records.new'
/** Problems in the answer; `problemCount` counts all. */
const MAX_LISTED = 500
/** Text files are read into memory; larger ones need the command line. */
const MAX_TEXT_BYTES = 256 * 1024 * 1024

type Listed = RecordsAnswer['problems'][number]

/** Records and problems found so far. */
class Collected {
  readonly records: ArticleRecord[] = []
  readonly problems: Listed[] = []
  problemCount = 0
  card: Card | null = null

  note(file: string, problems: readonly FileProblem[]): void {
    this.problemCount += problems.length
    const room = Math.max(0, MAX_LISTED - this.problems.length)
    this.problems.push(...problems.slice(0, room).map((problem) => ({ ...problem, file })))
  }
}

export async function runRecords(
  { files, name }: RecordsJob,
  onProgress: OnProgress,
): Promise<RecordsAnswer> {
  const collected = new Collected()
  for (const [i, file] of files.entries()) {
    onProgress(i, files.length)
    await readFile(file, collected, name)
  }
  onProgress(files.length, files.length)
  const { records, problems, problemCount } = collected
  const card = collected.card ?? bareCard(name)
  const file = records.length === 0 ? null : await buildFile(NEW_INDEX, card, records)
  return { file, files: files.length, articles: file?.articles ?? 0, problems, problemCount }
}

async function readFile({ path, file }: PickedFile, collected: Collected, name: string): Promise<void> {
  if (file.size > MAX_TEXT_BYTES) return collected.note(path, [TOO_LARGE])
  const { text, problem } = decodeRecords(new Uint8Array(await file.arrayBuffer()))
  if (problem !== null) collected.note(path, [problem])
  if (file.name === CARD_FILE) {
    const { card, problems } = readCard(text)
    collected.card = { ...card, name: card.name ?? name }
    return collected.note(path, problems)
  }
  for (const { record, problems } of readRecords(recordKind(file.name) ?? 'markdown', text)) {
    if (record !== null) collected.records.push(record)
    collected.note(path, problems)
  }
}

const TOO_LARGE: FileProblem = {
  severity: 'error',
  code: 'too-large',
  message: 'the file is larger than 256 MB; index it with the command line',
  path: [],
  line: 1,
  column: 1,
}
