/** The terms of a text: which words it has, where they stand, and which look like names. */
import { bareTitle } from './headline.ts'
import { hashWord, termOf, type Word, words } from './words.ts'

/** Location bits of a term: title, excerpt. */
export const IN_TITLE = 1
export const IN_EXCERPT = 2

/** `locations` by term. `capitals` counts [capitalised, all] uses inside a sentence, where a capital means something. */
export type Terms = {
  readonly locations: Map<number, number>
  readonly capitals: Map<number, readonly [number, number]>
}

/** Words of an excerpt beyond these belong to the body. */
const EXCERPT_WORDS = 60
const TITLE_WORDS = 40

/** A title without its outlet and an excerpt, each split into words with the hash of each stem. */
export type SplitText = { readonly title: HashedWords; readonly excerpt: HashedWords }
export type HashedWords = { readonly words: readonly Word[]; readonly hashes: Uint32Array }

/** Words of each text that are split; comparing copies uses all of them. */
const SPLIT_WORDS = 64

export function splitText(title: string, excerpt: string, outlets: readonly string[]): SplitText {
  const split = (text: string): HashedWords => {
    const list = words(text, SPLIT_WORDS)
    return { words: list, hashes: Uint32Array.from(list, (word) => hashWord(word.stem)) }
  }
  return { title: split(bareTitle(title, outlets)), excerpt: split(excerpt) }
}

export function termsOf({ title, excerpt }: SplitText): Terms {
  const terms = { locations: new Map<number, number>(), capitals: new Map<number, [number, number]>() }
  const titleWords = title.words.slice(0, TITLE_WORDS)
  collect(terms, titleWords, IN_TITLE, isHeadlineCase(titleWords))
  collect(terms, excerpt.words.slice(0, EXCERPT_WORDS), IN_EXCERPT, false)
  return terms
}

function collect(
  { locations, capitals }: { locations: Map<number, number>; capitals: Map<number, [number, number]> },
  list: readonly Word[],
  location: number,
  isHeadline: boolean,
): void {
  for (const { stem, stop, capital } of list) {
    if (stop) continue
    const hash = hashWord(termOf(stem))
    locations.set(hash, (locations.get(hash) ?? 0) | location)
    if (capital === null || isHeadline) continue
    const count = capitals.get(hash)
    if (count) {
      count[0] += capital ? 1 : 0
      count[1]++
    } else capitals.set(hash, [capital ? 1 : 0, 1])
  }
}

/** "Every Word Like This": most words that could be either are capitalised, so a capital says nothing about names. */
function isHeadlineCase(list: readonly Word[]): boolean {
  const cased = list.filter((word) => word.capital !== null)
  return cased.filter((word) => word.capital).length > cased.length * 0.6
}
