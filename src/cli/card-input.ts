/** The card of an index: from the file beside the records, overridden by options; the folder's name is the fallback. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { CARD_FILE, CARD_NAMES, parseCard, readCard } from '../core/article/card.ts'
import { decodeRecords } from '../core/article/record-files.ts'
import type { Card } from '../core/article/types.ts'
import { CliError, EXIT, ioError } from './exit.ts'
import { type InputProblem, problemLine } from './problem-lines.ts'

/** Card options of the command line. Each overrides the file's value. */
export type CardOptions = { readonly [Name in (typeof CARD_NAMES)[number]]?: string }

/** Both endings are common; ignoring one would lose the index's name. */
const OTHER_NAME = 'second-source.yaml'

/** Rejects with a `CliError` if there are two cards, an option is unusable, or the file cannot be read. */
export function findCard(
  folders: readonly string[],
  options: CardOptions,
): { card: Card; problems: readonly InputProblem[] } {
  const file = cardFile(folders)
  const read = file === null ? { card: parseCard(null).card, problems: [] } : readFile(file)
  const problems: InputProblem[] = read.problems.map((problem) => ({ ...problem, file: file ?? CARD_FILE }))
  // Without its card the index would be published under another name.
  const error = problems.find(({ severity }) => severity === 'error')
  if (error) throw new CliError(EXIT.io, problemLine(error))
  const own = { ...read.card, ...given(options) }
  if (own.name !== null) return { card: { ...own, name: own.name }, problems }
  const name = path.basename(path.resolve(folders[0] ?? '')) || 'Articles'
  const message = `the index has no name; taken from the folder: “${name}”. Give --name, or write "name: …" in ${CARD_FILE}`
  const position = { file: file ?? path.join(folders[0] ?? '', CARD_FILE), line: 1, column: 1 }
  return {
    card: { ...own, name },
    problems: [...problems, { ...position, severity: 'warning', code: 'no-name', message }],
  }
}

function cardFile(folders: readonly string[]): string | null {
  const found = folders.flatMap((folder) =>
    [CARD_FILE, OTHER_NAME].map((name) => path.join(folder, name)).filter((file) => existsSync(file)),
  )
  const [file = null, other] = found
  if (other !== undefined)
    throw new CliError(
      EXIT.usage,
      `an index has one card, found ${found.join(' and ')}; build the folders apart, or keep one of them`,
    )
  if (file !== null && path.basename(file) === OTHER_NAME)
    throw new CliError(EXIT.usage, `${file} is not read; rename it to ${CARD_FILE}`)
  return file
}

function readFile(file: string): ReturnType<typeof readCard> {
  try {
    const { text, problem } = decodeRecords(readFileSync(file))
    const { card, problems } = readCard(text)
    return { card, problems: problem ? [problem, ...problems] : problems }
  } catch (error) {
    throw ioError('read', file, error)
  }
}

/** The given options. An unusable one is a usage error, not a warning. */
function given(options: CardOptions): Partial<Card> {
  const own = Object.fromEntries(CARD_NAMES.flatMap((key) => (key in options ? [[key, options[key]]] : [])))
  const { card, problems } = parseCard(own)
  const [problem] = problems
  if (problem) throw new CliError(EXIT.usage, problem.message)
  return Object.fromEntries(Object.entries(card).filter(([key]) => key in own))
}
