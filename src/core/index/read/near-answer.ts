/** Answers a near match from the parts of an index: asks their terms, reads the texts, and gives rows to show. */
import { foldStory, type Member } from '../../story/fold.ts'
import { type NearPage, near } from '../../terms/near.ts'
import type { NearText } from '../../terms/near-ranking.ts'
import { titleGrams } from '../../text/title-grams.ts'
import { keys } from '../../url/keys.ts'
import { ownKeys } from '../article-keys.ts'
import type { NearAnswer, NearRow, Trace } from '../types.ts'
import type { Found } from './merge-parts.ts'
import type { Part } from './part.ts'
import { termsOf } from './part-tables.ts'
import { readArticle, type StoryReader } from './story-reader.ts'
import { type Allowance, Round } from './trace.ts'

/** `shownOnly`: no rows but those sure enough to show, which takes fewer reads. */
export type NearOptions = {
  readonly limit?: number
  readonly exclude?: readonly string[]
  readonly shownOnly?: boolean
}

/**
 * Bytes that a near match may read in all. What it does not need, up to its texts, it may spend on gaps between what it
 * reads, which saves reads.
 */
const BUDGET = { dated: 512_000, undated: 1_000_000 }
/** What the dictionary and the texts take: few of them are read for what is shown. */
const TEXT_BYTES = { shown: 180_000, all: 360_000 }

/** Articles of other providers that are similar to a page; `excluded` are numbers by part. */
export async function nearAnswer(
  index: StoryReader,
  page: NearPage,
  { limit = 10, shownOnly = false }: NearOptions,
  excluded: ReadonlyMap<Part, ReadonlySet<number>>,
  trace?: Trace,
): Promise<NearAnswer> {
  const budget = page.time === null ? BUDGET.undated : BUDGET.dated
  const allowance = { left: budget - (shownOnly ? TEXT_BYTES.shown : TEXT_BYTES.all) }
  const rounds = roundsBy(trace, allowance)
  const parts = index.parts.flatMap((part) => {
    const reader = termsOf(part, rounds)
    return reader ? [{ part, reader }] : []
  })
  // Started before words are split, here or for another index: a browser takes as long to find a file. A caller that
  // awaits the reader sees what goes wrong.
  for (const { reader } of parts) reader.open().catch(() => undefined)
  const texts = new TextReader(
    parts.map(({ part }) => part),
    new Round(trace, { allowance }),
  )
  const ranked = await near(
    parts.map(({ reader }) => reader),
    page,
    {
      limit,
      shownOnly,
      exclude: (number, article) => {
        const part = parts[number]?.part
        return part !== undefined && (excluded.get(part)?.has(article) ?? false)
      },
      read: (part, article) => texts.text(part, article),
    },
  )
  const rows: NearRow[] = []
  let shown = 0
  const taken = new Set<string>()
  const seen = await Promise.all(ranked.map(({ part, article }) => texts.find(part, article)))
  for (const [i, { score, isShown }] of ranked.entries()) {
    const found = seen[i]
    if (!found || rows.length >= limit) continue
    const own = ownKeys(found.stored, keys)
    if (own.some((key) => taken.has(key))) continue
    for (const key of own) taken.add(key)
    const member: Member = { ...found.stored, why: null, copyOf: null, copyScore: 0 }
    rows.push({ row: foldStory(member, [], (quality) => index.rankOf(quality, [])).article, score })
    if (isShown) shown++
  }
  return { rows, shown }
}

/** Reads articles of parts once, all in one round. */
class TextReader {
  readonly #parts: readonly Part[]
  readonly #round: Round
  readonly #found = new Map<string, Promise<Found | null>>()

  constructor(parts: readonly Part[], round: Round) {
    this.#parts = parts
    this.#round = round
  }

  find(number: number, article: number): Promise<Found | null> {
    const name = `${number} ${article}`
    const known = this.#found.get(name)
    if (known) return known
    const part = this.#parts[number]
    const found = part ? readArticle(part, article, this.#round) : Promise.resolve(null)
    this.#found.set(name, found)
    return found
  }

  async text(number: number, article: number): Promise<NearText | null> {
    const found = await this.find(number, article)
    if (!found) return null
    const { title, excerpt, provider } = found.stored.article
    const { slots } = found.part.state.layout
    return {
      page: ownKeys(found.stored, keys)[0] ?? '',
      grams: titleGrams(title, [provider.name, provider.domain]),
      isDescribed: excerpt !== '',
      story: new Set(found.block.rows(found.slot).map(({ page, slot }) => page * slots + slot)),
    }
  }
}

/** A new round whenever a read of the last one has been answered. */
function roundsBy(trace: Trace | undefined, allowance: Allowance): () => Round {
  let round = new Round(trace, { allowance })
  return () => {
    if (round.isOver) round = new Round(trace, { allowance })
    return round
  }
}
