/** Parses the card of an index, from `second-source.yml` or from options of the command line. */
import { isAbsent, isFields, readAddress, readText } from './fields.ts'
import { LIMITS } from './limits.ts'
import { parseWithPlaces } from './positions.ts'
import { type Note, noteTo, quoted } from './problems.ts'
import type { Card, FileProblem, Problem } from './types.ts'
import { loadYaml } from './yaml.ts'

export const CARD_FILE = 'second-source.yml'

/** The fields of a card. */
export const CARD_NAMES = ['name', 'maker', 'home', 'qualityMeans', 'qualityDigits', 'licence'] as const

/** A card that may lack a name; the builder of the index has a fallback. */
export type CardFields = Omit<Card, 'name'> & { readonly name: string | null }

export type ParsedCard = { readonly card: CardFields; readonly problems: readonly Problem[] }

/** Parses untrusted data into a card. Never throws; an unusable value is left out with a problem. */
export function parseCard(value: unknown): ParsedCard {
  const problems: Problem[] = []
  const note = noteTo(problems)
  const fields = isFields(value) ? value : {}
  if (!isFields(value) && !isAbsent(value)) {
    note('error', 'not-a-card', [], 'a card is a mapping; begin it with a line such as name: "AI News"')
  }
  for (const key of Object.keys(fields)) {
    if (CARD_NAMES.some((name) => name === key)) continue
    note(
      'warning',
      'unknown-name',
      [key],
      `${quoted(key)} means nothing here; a card has ${CARD_NAMES.join(', ')}`,
    )
  }
  const text = (key: string) => readText(fields[key], LIMITS.cardText, [key], note) || null
  return {
    card: {
      name: text('name'),
      maker: text('maker'),
      home: readAddress(fields.home, ['home'], note),
      qualityMeans: text('qualityMeans'),
      qualityDigits: readDigits(fields.qualityDigits, note),
      licence: text('licence'),
      scoreTable: null,
    },
    problems,
  }
}

/** A card with a name and nothing else. */
export const bareCard = (name: string): Card => ({ ...parseCard(null).card, name })

function readDigits(value: unknown, note: Note): number {
  if (isAbsent(value)) return 0
  const digits = typeof value === 'string' ? Number(value) : value
  if (digits === 0 || digits === 1 || digits === 2 || digits === 3) return digits
  const what = `qualityDigits ${quoted(value)} is not 0, 1, 2 or 3; until it is, scores are whole numbers`
  note('warning', 'invalid-digits', ['qualityDigits'], what)
  return 0
}

/** Parses the text of a card's file. Problems have lines. */
export function readCard(file: string): { card: CardFields; problems: FileProblem[] } {
  const text = file.replace(/^\ufeff/, '')
  const { value, errors } = loadYaml(text)
  const severity = value === undefined ? 'error' : 'warning'
  const slips = errors.map(
    ({ code, message, place }) => ({ severity, code, message, path: [], ...place }) as const,
  )
  const { card, problems } = parseCard(value)
  const placed = problems.length > 0 ? parseWithPlaces(text) : null
  const start = { line: 1, column: 1 }
  return {
    card,
    problems: [...slips, ...problems.map((p) => ({ ...p, ...(placed?.find(p.path) ?? start) }))],
  }
}
