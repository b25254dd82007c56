/** The card of an index to be built: the file beside the records, the options over it, the folder's name in need. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { CARD_FILE, parseCard, readCard } from '../core/article/card.ts'
import type { Card } from '../core/article/types.ts'
import { CliError, EXIT, ioError } from './exit.ts'
import { type InputProblem, problemLine } from './problem-lines.ts'

/** What the command line says of the card; each replaces the file's value. */
export type CardOptions = {
  readonly name?: string
  readonly maker?: string
  readonly home?: string
  readonly qualityMeans?: string
  readonly qualityDigits?: string
  readonly licence?: string
}

const CARD_KEYS: readonly (keyof CardOptions)[] = [
  'name',
  'maker',
  'home',
  'qualityMeans',
  'qualityDigits',
  'licence',
]

/** Rejects with a `CliError` when two cards are found, an option is unusable, or the card's file cannot be read. */
export function findCard(
  folders: readonly string[],
  options: CardOptions,
): { card: Card; problems: readonly InputProblem[] } {
  const file = cardFile(folders)
  const read = file === null ? { card: parseCard(null).card, problems: [] } : readCard(readText(file))
  const problems: InputProblem[] = read.problems.map((problem) => ({ ...problem, file: file ?? CARD_FILE }))
  // Without its card an index would be published under another name.
  const error = problems.find(({ severity }) => severity === 'error')
  if (error) throw new CliError(EXIT.io, problemLine(error))
  const own = { ...read.card, ...given(options) }
  if (own.name !== null) return { card: { ...own, name: own.name }, problems }
  const name = path.basename(path.resolve(folders[0] ?? '')) || 'Articles'
  const message = `the index has no name; taken from the folder: “${name}”. Give --name, or write "name: …" in ${CARD_FILE}`
  const place = { file: file ?? path.join(folders[0] ?? '', CARD_FILE), line: 1, column: 1 }
  return {
    card: { ...own, name },
    problems: [...problems, { ...place, severity: 'warning', code: 'no-name', message }],
  }
}

function cardFile(folders: readonly string[]): string | null {
  const found = folders.map((folder) => path.join(folder, CARD_FILE)).filter((file) => existsSync(file))
  if (found.length <= 1) return found[0] ?? null
  throw new CliError(
    EXIT.usage,
    `an index has one card, found ${found.join(' and ')}; build the folders apart`,
  )
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw ioError('read', file, error)
  }
}

/** The options that were given; an unusable one is a usage error, not a warning. */
function given(options: CardOptions): Partial<Card> {
  const own = Object.fromEntries(CARD_KEYS.flatMap((key) => (key in options ? [[key, options[key]]] : [])))
  const { card, problems } = parseCard(own)
  const [problem] = problems
  if (problem) throw new CliError(EXIT.usage, problem.message)
  return Object.fromEntries(Object.entries(card).filter(([key]) => key in own))
}
