/** An article's or a page's terms: which words, where they stand, and which look like names. */
import { bareTitle } from './headline.ts'
import { hashWord, type Word, words } from './words.ts'

/** Where a term stands: bit 1 the title, bit 2 the excerpt. */
export const inTitle = 1
export const inExcerpt = 2

/** Terms with their places; `capitals` counts [capitalised, all] mid-sentence uses where a capital means something. */
export type Description = {
  readonly places: Map<number, number>
  readonly capitals: Map<number, readonly [number, number]>
}

/** More words than this of an excerpt are its body, not its gist. */
const excerptWords = 60
const titleWords = 40

/** A text split once: a headline without its outlet, an excerpt, and the hash of each word. */
export type SplitText = { readonly head: HashedWords; readonly body: HashedWords }
export type HashedWords = { readonly words: readonly Word[]; readonly hashes: Uint32Array }

/** Words of each that are looked at; copies compare all of them. */
const splitWords = 64

export function splitText(title: string, excerpt: string, outlets: readonly string[]): SplitText {
  const split = (text: string): HashedWords => {
    const list = words(text, splitWords)
    return { words: list, hashes: Uint32Array.from(list, (word) => hashWord(word.stem)) }
  }
  return { head: split(bareTitle(title, outlets)), body: split(excerpt) }
}

export function describe({ head, body }: SplitText): Description {
  const description = { places: new Map<number, number>(), capitals: new Map<number, [number, number]>() }
  note(description, head, titleWords, inTitle, isHeadlineCase(head.words.slice(0, titleWords)))
  note(description, body, excerptWords, inExcerpt, false)
  return description
}

function note(
  { places, capitals }: { places: Map<number, number>; capitals: Map<number, [number, number]> },
  { words: list, hashes }: HashedWords,
  limit: number,
  place: number,
  headline: boolean,
): void {
  for (let i = 0; i < Math.min(limit, list.length); i++) {
    const word = list[i]
    const hash = hashes[i] ?? 0
    if (!word || word.stop) continue
    places.set(hash, (places.get(hash) ?? 0) | place)
    if (word.capital === null || headline) continue
    const count = capitals.get(hash)
    if (count) {
      count[0] += word.capital ? 1 : 0
      count[1]++
    } else capitals.set(hash, [word.capital ? 1 : 0, 1])
  }
}

/** "Every Word Like This": most words that could be either are capitalised, so a capital names nothing. */
function isHeadlineCase(list: readonly Word[]): boolean {
  const cased = list.filter((word) => word.capital !== null)
  return cased.filter((word) => word.capital).length > cased.length * 0.6
}
