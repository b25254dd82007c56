/** Ranked stories packed in typed arrays while an index is built: ten million rows as objects would take gigabytes. */

import { Uint32List } from '../../bytes/uint32-list.ts'
import type { StoryEntry, Why } from '../../story/types.ts'
import { WHY_KINDS } from '../block-layout.ts'

/** Numbers a row: its article; why and how it is a copy, in one; its original (article + 1, 0 for none). */
const FIELDS = 3
/** The second number, lowest first: kind 2 bits, similarity 7, similarity to the original 7, lists or position 16. Similarity is in hundredths. */
const SIMILARITY = 2 ** 2
const COPY = 2 ** 9
const COUNT = 2 ** 16
const COUNT_LIMIT = 2 ** 16 - 1

/** A row; articles are places in the builder's order. */
export type PackedRow = {
  readonly article: number
  readonly why: Why
  readonly copyOf: number | null
  readonly copyScore: number
}

/** `add` the story of every article in the order of their places. */
export class StoryRows {
  /** Articles with at least one row. */
  withRows = 0
  readonly #ends = new Uint32List()
  readonly #rows = new Uint32List()

  add(story: readonly StoryEntry[]): void {
    if (story.length > 0) this.withRows++
    for (const { article, why, copyOf, copyScore } of story) {
      this.#rows.push(article)
      this.#rows.push(pack(why, copyScore))
      this.#rows.push(copyOf === null ? 0 : copyOf + 1)
    }
    this.#ends.push(this.#rows.length / FIELDS)
  }

  #start(article: number): number {
    return article === 0 ? 0 : (this.#ends.data[article - 1] ?? 0)
  }

  /** How many rows the story of an article has. */
  count(article: number): number {
    return (this.#ends.data[article] ?? 0) - this.#start(article)
  }

  of(article: number): PackedRow[] {
    const { data } = this.#rows
    const from = this.#start(article)
    return Array.from({ length: this.count(article) }, (_, i) => {
      const at = (from + i) * FIELDS
      const packed = data[at + 1] ?? 0
      const copy = data[at + 2] ?? 0
      return {
        article: data[at] ?? 0,
        why: whyOf(packed),
        copyOf: copy === 0 ? null : copy - 1,
        copyScore: (Math.floor(packed / COPY) % 128) / 100,
      }
    })
  }
}

const hundredths = (score: number): number => Math.round(Math.min(1, Math.max(0, score)) * 100)

function pack(why: Why, copyScore: number): number {
  const similarity = why.by === 'own' ? 0 : hundredths(why.score)
  const count = why.by === 'own' ? why.position : why.by === 'text' ? 0 : why.lists
  return (
    WHY_KINDS.indexOf(why.by) +
    similarity * SIMILARITY +
    hundredths(copyScore) * COPY +
    Math.min(count, COUNT_LIMIT) * COUNT
  )
}

function whyOf(packed: number): Why {
  const by = WHY_KINDS[packed % SIMILARITY] ?? 'text'
  const count = Math.floor(packed / COUNT)
  const score = (Math.floor(packed / SIMILARITY) % 128) / 100
  if (by === 'own') return { by, position: count }
  return by === 'text' ? { by, score } : { by, lists: count, score }
}
