/** Ranked stories packed in flat numbers while an index is built: ten million rows as objects would take gigabytes. */

import type { FinishedCorpus } from '../story/corpus.ts'
import type { StoryEntry } from '../story/types.ts'
import { Uint32List } from '../story/uint32-list.ts'
import { WHY_KINDS } from './block-write.ts'
import type { Why } from './types.ts'

/** Numbers a row: article, kind of why, its value, its lists, original (article + 1), copy score. Scores are in hundredths. */
const FIELDS = 6

/** A row with articles as places in the builder's order. */
export type PackedRow = {
  readonly article: number
  readonly why: Why
  readonly copyOf: number | null
  readonly copyScore: number
}

export class StoryRows {
  readonly withRows: number
  readonly #offsets: Uint32Array
  readonly #rows = new Uint32List()

  constructor(corpus: FinishedCorpus, articles: number) {
    this.#offsets = new Uint32Array(articles + 1)
    let withRows = 0
    for (let article = 0; article < articles; article++) {
      const story = corpus.story(article)
      if (story.length > 0) withRows++
      for (const entry of story) for (const value of pack(entry)) this.#rows.push(value)
      this.#offsets[article + 1] = this.#rows.length / FIELDS
    }
    this.withRows = withRows
  }

  of(article: number): PackedRow[] {
    const [from = 0, to = 0] = this.#offsets.subarray(article, article + 2)
    return Array.from({ length: to - from }, (_, i) => {
      const at = (from + i) * FIELDS
      const [row = 0, kind = 0, value = 0, lists = 0, copy = 0, score = 0] = this.#rows.data.subarray(
        at,
        at + FIELDS,
      )
      return {
        article: row,
        why: whyOf(kind, value, lists),
        copyOf: copy === 0 ? null : copy - 1,
        copyScore: score / 100,
      }
    })
  }
}

const hundredths = (score: number): number => Math.round(Math.min(1, Math.max(0, score)) * 100)

function pack({ article, why, copyOf, copyScore }: StoryEntry): number[] {
  const value = why.by === 'own' ? why.position : hundredths(why.score)
  const lists = why.by === 'listedBy' || why.by === 'shared' ? why.lists : 0
  return [
    article,
    WHY_KINDS.indexOf(why.by),
    value,
    lists,
    copyOf === null ? 0 : copyOf + 1,
    hundredths(copyScore),
  ]
}

function whyOf(kind: number, value: number, lists: number): Why {
  const by = WHY_KINDS[kind] ?? 'text'
  if (by === 'own') return { by, position: value }
  return by === 'text' ? { by, score: value / 100 } : { by, lists, score: value / 100 }
}
